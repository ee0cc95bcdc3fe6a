// Keeps an open page in step with the wiki. Served by the preview alone; a published page does not know it.
(function () {
  "use strict";

  var known = loadedVersion();
  var shown = null; // the HTML of this page as it was served, to see what a change touches
  var busy = false;
  var again = false;
  var stream = null;
  var overlay = null;
  var latest = 0; // the version of the findings that were last shown
  var hidden = -1; // the version whose overlay was closed

  // Null as long as the last bytes of the page are on their way: the browser tells no timing before they are there.
  function loadedVersion() {
    var entry = performance.getEntriesByType("navigation")[0];
    var timing = entry && entry.serverTiming && entry.serverTiming.filter(function (t) { return t.name === "demarc"; })[0];
    return timing ? timing.description : null;
  }

  function versionIn(response) {
    var match = /demarc;desc="([^"]*)"/.exec(response.headers.get("Server-Timing") || "");
    return match ? match[1] : null;
  }

  function server(version) {
    return String(version).split(".")[0];
  }

  function read() {
    return fetch(location.pathname, { cache: "no-store" }).then(function (response) {
      return response.text().then(function (html) { return { html: html, version: versionIn(response) }; });
    });
  }

  function reload() {
    try {
      sessionStorage.setItem("demarc-scroll", JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch (e) { /* without storage the browser's own memory of the scroll has to do */ }
    location.reload();
  }

  function restoreScroll() {
    try {
      var kept = JSON.parse(sessionStorage.getItem("demarc-scroll"));
      sessionStorage.removeItem("demarc-scroll");
      if (kept && kept[0] === location.pathname) scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
    } catch (e) { /* nothing kept */ }
  }

  // Splits a page at its <main>: what stands around it, and itself.
  function parts(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    var main = page.querySelector("main");
    if (!main) return null;
    main.remove();
    return { around: page.documentElement.outerHTML, main: main };
  }

  function swap(html) {
    var before = shown && parts(shown);
    var after = parts(html);
    var main = document.querySelector("main");
    if (!before || !after || !main || before.around !== after.around) return false;
    var x = scrollX, y = scrollY;
    var focused = document.activeElement && main.contains(document.activeElement) && document.activeElement.id;
    main.replaceWith(document.adoptNode(after.main));
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus({ preventScroll: true });
    scrollTo({ left: x, top: y, behavior: "instant" });
    // A theme's scripts can set up the new content.
    document.dispatchEvent(new CustomEvent("demarc:swap"));
    return true;
  }

  function refresh() {
    if (busy) { again = true; return; }
    busy = true;
    read().then(function (page) {
      known = page.version;
      if (page.html === shown) return;
      if (swap(page.html)) shown = page.html; else reload();
    }).catch(function () { /* the server has gone; the stream will notice when it is back */ }).then(function () {
      busy = false;
      if (again) { again = false; refresh(); }
    });
  }

  function restyle(version) {
    known = version;
    document.querySelectorAll("link[rel=stylesheet]").forEach(function (link) {
      var address = new URL(link.href);
      if (address.origin !== location.origin) return;
      address.search = "?" + version;
      var fresh = link.cloneNode();
      fresh.href = address.href;
      fresh.addEventListener("load", function () { link.remove(); });
      link.after(fresh);
    });
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    made.textContent = text;
    parent.append(made);
    return made;
  }

  function show(findings) {
    if (overlay) { overlay.remove(); overlay = null; }
    latest = findings.version;
    if (!findings.errors.length || latest === hidden) return;
    var first = findings.errors[0];
    overlay = document.createElement("div");
    overlay.className = "overlay";
    overlay.setAttribute("role", "status");
    overlay.style.cssText = "position:fixed;inset:auto 0 0 0;z-index:1000;margin:0 auto;box-sizing:border-box;max-height:40vh;overflow:auto;"
      + "padding:16px 20px;border:2px solid var(--dm-alert,#b3261e);border-radius:6px;background:var(--dm-surface,Canvas);color:var(--dm-ink,CanvasText)";
    element("strong", first.place, overlay);
    element("span", first.rule && " " + first.rule, overlay);
    element("p", first.message, overlay).style.margin = "4px 0";
    if (first.source.length) {
      element("pre", first.source.map(function (line) {
        return (line.here ? "> " : "  ") + String(line.line).padStart(4) + "  " + line.text;
      }).join("\n"), overlay).style.cssText = "margin:8px 0;overflow:auto";
    }
    element("p", first.hint, overlay).style.margin = "4px 0";
    if (findings.errors.length > 1) {
      var list = document.createElement("ul");
      overlay.append(list);
      findings.errors.slice(1).forEach(function (each) { element("li", each.place + " " + each.message, list); });
      if (findings.more) element("li", "… and " + findings.more + " more", list);
    }
    document.body.append(overlay);
  }

  addEventListener("keydown", function (event) {
    if (event.key === "Escape" && overlay) { hidden = latest; overlay.remove(); overlay = null; }
  });

  function connect() {
    if (stream || document.hidden) return;
    stream = new EventSource("/~demarc/events");
    stream.addEventListener("build", function (event) {
      if (known && server(known) !== server(event.data)) reload();
      else if (known !== event.data) refresh();
    });
    stream.addEventListener("page", refresh);
    stream.addEventListener("css", function (event) { restyle(event.data); });
    stream.addEventListener("findings", function (event) { show(JSON.parse(event.data)); });
  }

  function disconnect() {
    if (stream) stream.close();
    stream = null;
  }

  // A browser opens six connections to a server: hidden tabs must not keep one each.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) disconnect(); else connect();
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  restoreScroll();
  read().then(function (page) {
    known = known || loadedVersion();
    if (page.version === known) shown = page.html;
  }).catch(function () { /* then the first change reloads the page */ }).then(connect);
})();
