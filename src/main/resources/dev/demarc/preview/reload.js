// Keeps an open page in step with the wiki. Served by the preview alone; a published page does not know it.
(function () {
  "use strict";

  var known = loaded("demarc"); // the version of the site to which the page belongs
  var shown = null; // the HTML of this page as it was served, to see what a change touches
  var first = null; // what was read when the page was there: the same, if nothing came between
  var busy = false;
  var again = false;
  var stream = null;
  var overlay = null;
  var latest = null; // the findings that were last shown, as they were told
  var hidden = null; // those whose overlay was closed

  // What the server told with the page: null as long as its last bytes are on their way.
  function loaded(name) {
    var entry = performance.getEntriesByType("navigation")[0];
    var told = entry && entry.serverTiming && entry.serverTiming.filter(function (t) { return t.name === name; })[0];
    return told ? told.description : null;
  }

  function isAsLoaded(page) {
    return page !== null && page.sum !== null && page.sum === loaded("page");
  }

  function toldIn(response, name) {
    var match = new RegExp("(?:^|[, ])" + name + ';desc="([^"]*)"').exec(response.headers.get("Server-Timing") || "");
    return match ? match[1] : null;
  }

  function server(version) {
    return String(version).split(".")[0];
  }

  function read() {
    return fetch(location.pathname, { cache: "no-store" }).then(function (response) {
      return response.text().then(function (html) {
        return { html: html, version: toldIn(response, "demarc"), sum: toldIn(response, "page") };
      });
    });
  }

  // The scroll of a page that is loaded anew. Where it was is asked when it goes, for its reader may go on until then.
  var scroll = null; // where the new page is still to be

  function reload() {
    addEventListener("pagehide", function () {
      var place = scroll || { left: scrollX, top: scrollY };
      try {
        sessionStorage.setItem("demarc-scroll", JSON.stringify({ path: location.pathname, left: place.left, top: place.top }));
      } catch (e) { /* without storage the page begins at its top */ }
    }, { once: true });
    location.reload();
  }

  // Scripts of a theme and drawings make the page longer after it is there: it is held until they are done with it, or
  // its reader moves it. The browser's own memory would move it too, to where it was seen last, and slowly.
  function holdScroll() {
    try {
      var kept = JSON.parse(sessionStorage.getItem("demarc-scroll"));
      sessionStorage.removeItem("demarc-scroll");
      if (kept && kept.path === location.pathname) scroll = kept;
    } catch (e) { /* nothing kept */ }
    if (!scroll) return;
    history.scrollRestoration = "manual";
    var ours = ["DOMContentLoaded", "scroll"];
    var readers = ["wheel", "touchstart", "pointerdown", "keydown"];
    function hold() {
      if (Math.abs(scrollX - scroll.left) > 1 || Math.abs(scrollY - scroll.top) > 1) {
        scrollTo({ left: scroll.left, top: scroll.top, behavior: "instant" });
      }
    }
    function release() {
      if (!scroll) return;
      scroll = null;
      ours.forEach(function (name) { document.removeEventListener(name, hold); });
      history.scrollRestoration = "auto";
    }
    ours.forEach(function (name) { document.addEventListener(name, hold); });
    readers.forEach(function (name) { addEventListener(name, release, { once: true, passive: true, capture: true }); });
    addEventListener("load", function () {
      if (scroll) hold();
      setTimeout(release, 2000);
    });
    hold();
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
      if (shown === null && isAsLoaded(first)) shown = first.html;
      if (page.html === shown || shown === null && isAsLoaded(page)) {
        shown = page.html;
        return;
      }
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

  function show(told) {
    var findings = JSON.parse(told);
    if (overlay) { overlay.remove(); overlay = null; }
    latest = told;
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
    stream.addEventListener("findings", function (event) { show(event.data); });
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

  holdScroll();
  read().then(function (page) {
    first = page;
    known = isAsLoaded(page) ? page.version : known || loaded("demarc");
  }).catch(function () { /* then the first change reloads the page */ }).then(connect);
})();
