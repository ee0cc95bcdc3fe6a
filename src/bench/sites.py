#!/usr/bin/env python3
"""Times whole builds of a generated wiki, of Demarc and of the generators beside it.

    sites.py sites   one wiki, several tools, in turn: cold, nothing changed, one page edited
    sites.py slope   Demarc alone over growing wikis: time and memory a page, and how they grow
    sites.py wiki    only writes the wiki of one tool into a folder

`COMMAND --help` tells the options. Python 3.8 or later, and nothing else.

How it measures
  * Every tool gets the same text, headings, links, tables, code and pictures, in the form that it reads. Demarc gets
    matrices, claims and diagrams of them besides, and makes and checks more pages for it.
  * A round runs each tool once; the next round begins with another of them. A ratio is taken within its round, and of
    the ratios of all rounds the median counts: what slows the machine for a while then slows both sides of it.
  * One unmeasured round goes before. The files of a wiki are in the machine's memory then, for every tool.
  * CPU seconds are those of the process and of all that it started and waited for, as the kernel counts them; peak MB is
    the memory of the largest single process.
  * A run counts only if the tool exits with 0, every page of the wiki is there, and the edited page tells its edit. A
    tool with a run that doesn't count gets no ratio.
  * Search in the site is off in mdBook and MkDocs, which can do without; Demarc's is on, and so are all of its checks.
"""
import argparse
import json
import math
import os
import platform
import random
import re
import shlex
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# ---------------------------------------------------------------------------------------------------------------------
# The wiki

FAN = 20  # pages below a page: no menu grows with the wiki
MEAN = 6900  # characters without addresses of links; with them and with the head of the file it comes to some 8 kB
SPREAD = 0.6
PICTURES = 12
PAGES_A_MATRIX = 50

THINGS = """access account alert archive backup budget certificate change cluster contract customer database device
disk endpoint evidence firewall gateway group handover host identity image incident instance key licence log machine
matrix monitor network object operator owner partner password patch permission pipeline platform policy port probe
process provider queue record region release report request restore review risk role route runbook schedule secret
server service storage supplier system team tenant test ticket token user vault version volume zone""".split()
KINDS = """annual approved central current daily dedicated encrypted external former internal isolated joint local
managed monthly new open private public regional remote second shared signed standard temporary unused""".split()
DEEDS = """approves archives audits checks closes copies deletes documents encrypts grants inherits inspects keeps
limits lists monitors names operates owns patches plans proves publishes records removes renews repairs reports restores
reviews revokes rotates runs signs stores tests tracks watches""".split()
ORDERS = """Approve Archive Audit Check Close Document Encrypt Grant Inspect Limit Monitor Patch Plan Publish Renew
Restore Review Revoke Rotate Test Track Watch""".split()
BETWEEN = "after and as before but for from if in of on once or so that the until when where while with without".split()

CONCERNS = ["Customer data", "Encryption at rest", "Encryption in transit", "Identity and access", "Operating system",
            "Network controls", "Physical security", "Hypervisor", "Backup and restore", "Patching", "Logging",
            "Key management"]
CATEGORIES = [("rented", "Rented machines"), ("managed", "Managed services"), ("bought", "Bought software")]
VIEWS = ["stack", "matrix", "table", "list"]


TARGET = re.compile(r"\]\([^)]*")


def refuse(message, hint):
    """Ends with 2, as Demarc does when it is used wrongly."""
    print(f"bench: {message}\n  → {hint}", file=sys.stderr)
    sys.exit(2)


def slug(text):
    return text.lower().replace(" ", "-")


class Wiki:
    """Pages 0 to `count`-1, as a tree that is filled row by row: those below page k are 20k+1 to 20k+20.

    Whatever is asked of a page follows from its number and the seed, so nothing is kept, and a wiki of any size takes
    no memory. That matters: a process inherits the peak of the one that starts it.
    """

    def __init__(self, count, seed):
        self.count, self.seed = count, seed

    def dice(self, page, what):
        return random.Random(f"{self.seed}/{page}/{what}")

    def below(self, page):
        return range(page * FAN + 1, min((page + 1) * FAN + 1, self.count))

    def is_folder(self, page):
        return page < self.folders()

    def title(self, page):
        if page == 0:
            return "Who does what"
        dice = self.dice(page, "title")
        return f"{dice.choice(ORDERS)} the {dice.choice(KINDS)} {dice.choice(THINGS)} {page}"

    def folder(self, page):
        """The folders in which it lies; its own too if it has pages below."""
        names = []
        at = page if self.is_folder(page) else (page - 1) // FAN
        while at > 0:
            names.append(f"part-{at}")
            at = (at - 1) // FAN
        return names[::-1]

    def path(self, page):
        """Below the content, without ending."""
        return "/".join(self.folder(page) + ["index" if self.is_folder(page) else slug(self.title(page))])

    def place(self, page):
        """Its place among its siblings, from 1."""
        return (page - 1) % FAN + 1 if page else 1

    def size(self, page):
        dice = self.dice(page, "size")
        return min(60_000, max(1200, dice.lognormvariate(math.log(MEAN) - SPREAD * SPREAD / 2, SPREAD)))

    def headings(self, page):
        dice = self.dice(page, "headings")
        texts = []
        for _ in range(max(2, int(self.size(page) / 1400))):
            text = f"{dice.choice(ORDERS)} the {dice.choice(KINDS)} {dice.choice(THINGS)}"
            if text not in texts:
                texts.append(text)
        return texts

    def folders(self):
        """How many pages have pages below; they are the first ones."""
        return (self.count - 2) // FAN + 1

    def matrices(self):
        return max(1, self.count // PAGES_A_MATRIX)

    def home_of_matrix(self, number):
        return number % self.folders()

    def shown(self, page):
        """The matrix of which a page has a diagram, if it has one."""
        number = page // PAGES_A_MATRIX
        return number if page % PAGES_A_MATRIX == 1 and number < self.matrices() else None

    def edited(self):
        """The page that edits change: the middle one of those without pages below."""
        return (self.folders() + self.count) // 2


class Writer:
    """The pages of one wiki, in the form of one tool."""

    def __init__(self, wiki, form):
        self.wiki, self.form = wiki, form

    def href(self, page, to, heading=""):
        anchor = "#" + slug(heading) if heading else ""
        if to == page:
            return anchor
        if self.form.links == "zola":
            return "@/" + self.form.file(self.wiki, to) + ".md" + anchor
        up = "../" * len(self.wiki.folder(page))
        return up + self.wiki.path(to) + self.form.links + anchor

    def picture(self, page, number):
        up = "/" if self.form.links == "zola" else "../" * len(self.wiki.folder(page))
        return f"{up}images/picture-{number}.png"

    def sentence(self, dice):
        words = " ".join(dice.choice(BETWEEN if i % 3 == 0 else THINGS if i % 3 == 2 else KINDS)
                         for i in range(dice.randint(3, 12)))
        return f"The {dice.choice(KINDS)} {dice.choice(THINGS)} {dice.choice(DEEDS)} {dice.choice(THINGS)} {words}"

    def told(self, page, dice):
        """A sentence, which may hold something besides words."""
        text, roll = self.sentence(dice), dice.random()
        if roll < 0.12:
            return f"{text} `{dice.choice(THINGS)}.{dice.choice(THINGS)}`."
        if roll < 0.20:
            return f"{text}, **{dice.choice(KINDS)} {dice.choice(THINGS)}** first."
        if roll < 0.25:
            return f"{text}, *{dice.choice(KINDS)} {dice.choice(THINGS)}* last."
        if roll < 0.37:
            # Most links lead to pages nearby, the rest anywhere.
            near = page + dice.choice([-1, 1]) * dice.randint(1, 40)
            to = near if dice.random() < 0.7 and 0 <= near < self.wiki.count else dice.randrange(self.wiki.count)
            heading = dice.choice(self.wiki.headings(to)) if to == page or dice.random() < 0.4 else ""
            return f"{text}, see [{self.wiki.title(to).lower()}]({self.href(page, to, heading)})."
        return text + "."

    def paragraph(self, page, dice):
        return " ".join(self.told(page, dice) for _ in range(dice.randint(2, 5)))

    def bullets(self, page, dice):
        mark = dice.choice(["-", "1."])
        return "\n".join(f"{mark} {self.told(page, dice)}" for _ in range(dice.randint(3, 7)))

    def quote(self, page, dice):
        return f"> {self.told(page, dice)}\n> {self.sentence(dice)}."

    def image(self, page, dice):
        return f"![The {dice.choice(KINDS)} {dice.choice(THINGS)}]({self.picture(page, dice.randint(1, PICTURES))})"

    def table(self, page, dice):
        columns = dice.randint(3, 5)
        lines = ["| " + " | ".join(f"{dice.choice(KINDS).capitalize()} {dice.choice(THINGS)}"
                                   for _ in range(columns)) + " |", "|" + "---|" * columns]
        for _ in range(dice.randint(4, 12)):
            lines.append("| " + " | ".join(
                f"`{dice.choice(THINGS)}`" if dice.random() < 0.15 else
                f"{dice.choice(BETWEEN)} {dice.choice(KINDS)} {dice.choice(THINGS)}" for _ in range(columns)) + " |")
        return "\n".join(lines)

    def code(self, page, dice):
        def word():
            return dice.choice(THINGS)

        line = {
            "yaml": lambda: f'{word()}:\n  - {word()}: {dice.randint(1, 900)}  # {word()}\n    {word()}: "{word()}"',
            "bash": lambda: f"{word()} --{word()} \"${word().upper()}\" | grep -v '{word()}' > {word()}.log  # {word()}",
            "java": lambda: f'private static final String {word().upper()} = "{word()}" + {dice.randint(1, 99)}; // {word()}',
            "json": lambda: f'{{"{word()}": ["{word()}", {dice.randint(1, 99)}, true], "{word()}": null}}',
            "python": lambda: f'def {word()}({word()}, limit={dice.randint(1, 99)}):\n    return "{word()}"  # {word()}',
            "sql": lambda: f"SELECT {word()}, count(*) FROM {word()} WHERE {word()} = '{word()}' GROUP BY 1;",
            "hcl": lambda: f'resource "{word()}" "{word()}" {{\n  {word()} = "{word()}-{dice.randint(1, 99)}"\n}}',
        }
        language = dice.choice(sorted(line))
        return f"```{language}\n" + "\n".join(line[language]() for _ in range(dice.randint(4, 14))) + "\n```"

    def text(self, page):
        """The whole file."""
        wiki, dice = self.wiki, self.wiki.dice(page, "text")
        blocks = [self.form.head(wiki, page, self.sentence(dice) + "."), self.paragraph(page, dice)]
        length = 0
        headings = wiki.headings(page)
        makers = [self.paragraph] * 46 + [self.bullets] * 16 + [self.code] * 15 + [self.table] * 11 + [self.quote] * 6 \
            + [self.image] * 4
        for number, heading in enumerate(headings, 1):
            blocks.append(("## " if number % 3 else "### ") + heading)
            while True:
                blocks.append(dice.choice(makers)(page, dice))
                # Without addresses, which are longer for some tools, or these would get fewer blocks.
                length += len(TARGET.sub("](", blocks[-1]))
                if length >= wiki.size(page) * number / len(headings):
                    break
        if wiki.is_folder(page):
            blocks.append("\n".join(f"- [{wiki.title(each)}]({self.href(page, each)})" for each in wiki.below(page)))
        if self.form.name == "demarc":
            blocks += self.duties(page)
        return "\n\n".join(filter(None, blocks)) + "\n"

    def duties(self, page):
        blocks = []
        if self.wiki.shown(page) is not None:
            number = self.wiki.shown(page)
            blocks.append(f"```responsibility\nmatrix: duties-{number}\nview: {VIEWS[number % len(VIEWS)]}\n```")
        if self.wiki.is_folder(page):
            blocks.append("\n".join(f"- [Duties {number}](duties-{number}.matrix.yml)"
                                    for number in range(self.wiki.matrices())
                                    if self.wiki.home_of_matrix(number) == page))
        return blocks

    def matrix(self, number):
        """A matrix in which every cell is held, some of them by the provider's claims alone; and these claims."""
        dice = self.wiki.dice(number, "matrix")
        lines = [f"matrix: duties-{number}", f"title: Duties {number}", "parties:", "  provider: {name: Provider}",
                 "  customer: {name: Customer}", "  data-team: {name: Data team, part-of: customer}", "categories:"]
        lines += [f"  {key}: {{name: {name}}}" for key, name in CATEGORIES]
        lines.append("concerns:")
        claims = {key: [] for key, _ in CATEGORIES}
        for row, concern in enumerate(CONCERNS):
            lines += [f"  {slug(concern)}:", f"    name: {concern}", f"    description: {self.sentence(dice)}."]
            if row % 4 == 0:
                lines.append("    who: customer")
            elif row % 4 == 1:
                lines.append(f"    who: {{rented: {{data-team: {self.sentence(dice)}.}}, otherwise: provider}}")
            elif row % 4 == 2:
                lines += ["    who:", "      otherwise:", "        shared:",
                          f"          provider: {self.sentence(dice)}.", f"          customer: {self.sentence(dice)}."]
            else:
                for key in claims:
                    claims[key].append(f"    {slug(concern)}: {self.sentence(dice)}.")
        claimed = [f"matrix: duties-{number}", "party: provider", "claims:"]
        for key, told in claims.items():
            claimed += [f"  {key}:"] + told
        return "\n".join(lines) + "\n", "\n".join(claimed) + "\n"


def picture(number):
    """A small PNG, made by hand."""
    width, height = 160, 90
    rows = b"".join(b"\0" + bytes(part for x in range(width) for part in (number * 20 % 256, (x + y) % 256, x % 256))
                    for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


# ---------------------------------------------------------------------------------------------------------------------
# The tools: what they read, and how they are started

HUGO_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}"></head><body>
{{ partialCached "menu.html" .CurrentSection .CurrentSection.Path }}
<main><nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> / {{ end }}</nav>
<h1>{{ .Title }}</h1>
{{ .Content }}
{{ if .IsPage }}{{ with .NextInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .PrevInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</main>
<aside>{{ .TableOfContents }}</aside></body></html>
"""
HUGO_MENU = """<nav><ul>{{ range site.Home.Pages.ByWeight }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<ul>{{ range .Pages.ByWeight }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
"""
HUGO = """title: Who does what
baseURL: http://127.0.0.1/
uglyURLs: true
disableKinds: [taxonomy, term, rss, sitemap, robotsTXT, '404']
markup: {highlight: {noClasses: false}}
"""
ZOLA_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title></head><body>
<main>{% block main %}{% endblock %}</main></body></html>
"""
ZOLA_ONE = """{%% extends "base.html" %%}{%% block title %%}{{ %(it)s.title }}{%% endblock %%}{%% block main %%}
<nav>{%% for path in %(it)s.ancestors %%}{%% set up = get_section(path=path) %%}<a href="{{ up.permalink }}">{{ up.title }}</a> / {%% endfor %%}</nav>
<h1>{{ %(it)s.title }}</h1>
<nav>{%% for heading in %(it)s.toc %%}<a href="{{ heading.permalink }}">{{ heading.title }}</a>{%% endfor %%}</nav>
{{ %(it)s.content | safe }}
%(more)s{%% endblock %%}
"""
ELEVENTY_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<main><h1>{{ title }}</h1>
{{ content | safe }}</main></body></html>
"""
ELEVENTY = """module.exports = function (eleventy) {
  eleventy.addPassthroughCopy({images: "images"});
  return {dir: {input: "content", includes: "../_includes"}, markdownTemplateEngine: false};
};
"""


class Form:
    """What one generator wants a wiki to look like."""

    name = ""
    content = "content"
    images = "content/images"
    links = ".md"
    index = "index"

    def file(self, wiki, page):
        path = wiki.path(page)
        return path[:-len("index")] + self.index if wiki.is_folder(page) else path

    def output(self, wiki, page):
        return wiki.path(page) + ".html"

    def head(self, wiki, page, description):
        return f"---\ntitle: {wiki.title(page)}\ndescription: {description}\nweight: {wiki.place(page)}\n---"

    def settings(self, wiki):
        """Further files, by path."""
        return {}


class Demarc(Form):
    name = "demarc"

    def settings(self, wiki):
        yield "demarc.yml", "title: Who does what\nbase-url: https://wiki.example.org/\n"
        writer = Writer(wiki, self)
        for number in range(wiki.matrices()):
            folder = "/".join(["content"] + wiki.folder(wiki.home_of_matrix(number)))
            matrix, claims = writer.matrix(number)
            yield f"{folder}/duties-{number}.matrix.yml", matrix
            yield f"{folder}/duties-{number}.claims.yml", claims


class Hugo(Form):
    name = "hugo"
    images = "static/images"
    links = ".html"
    index = "_index"

    def settings(self, wiki):
        yield "hugo.yaml", HUGO
        yield "layouts/partials/menu.html", HUGO_MENU
        for layout in ("index", "_default/list", "_default/single"):
            yield f"layouts/{layout}.html", HUGO_PAGE


class Mdbook(Form):
    name = "mdbook"
    content = "src"
    images = "src/images"

    def head(self, wiki, page, description):
        return f"# {wiki.title(page)}\n\n{description}"

    def settings(self, wiki):
        lines = []

        def walk(page, depth):
            lines.append(f"{'  ' * depth}- [{wiki.title(page)}]({wiki.path(page)}.md)")
            for each in wiki.below(page):
                walk(each, depth + 1)

        walk(0, 0)
        yield "src/SUMMARY.md", "# Summary\n\n" + "\n".join(lines) + "\n"
        yield "book.toml", '[book]\ntitle = "Who does what"\n\n[output.html.search]\nenable = false\n\n' \
                           "[output.html.print]\nenable = false\n"


class Mkdocs(Form):
    name = "mkdocs"
    content = "docs"
    images = "docs/images"
    material = True

    def head(self, wiki, page, description):
        return f"---\ntitle: {wiki.title(page)}\ndescription: {description}\n---\n\n# {wiki.title(page)}"

    def settings(self, wiki):
        yield "mkdocs.yml", "site_name: Who does what\nuse_directory_urls: false\nplugins: []\n" + (
            "theme: {name: material, font: false, features: [navigation.indexes, navigation.prune, navigation.path]}\n"
            "markdown_extensions: [tables, pymdownx.superfences, pymdownx.highlight]\n" if self.material else
            "theme: {name: mkdocs}\nmarkdown_extensions: [tables, fenced_code]\n")


class Zola(Form):
    name = "zola"
    images = "static/images"
    links = "zola"
    index = "_index"

    def output(self, wiki, page):
        return (os.path.dirname(wiki.path(page)) if wiki.is_folder(page) else wiki.path(page)).strip("/") + "/index.html"

    def head(self, wiki, page, description):
        order = 'sort_by = "weight"\n' if wiki.is_folder(page) else ""
        return f'+++\ntitle = "{wiki.title(page)}"\ndescription = "{description}"\nweight = {wiki.place(page)}\n{order}+++'

    def settings(self, wiki):
        yield "config.toml", 'base_url = "http://127.0.0.1"\ntitle = "Who does what"\ngenerate_sitemap = false\n'
        menu = '<ul>{% for each in section.pages %}<li><a href="{{ each.permalink }}">{{ each.title }}</a></li>{% endfor %}</ul>\n'
        around = '{% if page.lower %}<a href="{{ page.lower.permalink }}">{{ page.lower.title }}</a>{% endif %}\n'
        yield "templates/base.html", ZOLA_PAGE
        yield "templates/page.html", ZOLA_ONE % {"it": "page", "more": around}
        for layout in ("index", "section"):
            yield f"templates/{layout}.html", ZOLA_ONE % {"it": "section", "more": menu}


class Eleventy(Form):
    name = "eleventy"
    images = "images"
    links = ".html"

    def head(self, wiki, page, description):
        return f"---\ntitle: {wiki.title(page)}\nlayout: page.njk\npermalink: {self.output(wiki, page)}\n---"

    def settings(self, wiki):
        yield ".eleventy.js", ELEVENTY
        yield "_includes/page.njk", ELEVENTY_PAGE


FORMS = {form.name: form for form in (Demarc(), Hugo(), Mdbook(), Mkdocs(), Zola(), Eleventy())}


class Tool:
    """A generator as it is started here."""

    def __init__(self, name, form, command, colours, environment=None, more_settings=None):
        self.name, self.form, self.command, self.colours = name, FORMS[form], command, colours
        self.environment = environment or {}
        self.more_settings = more_settings or {}

    def build(self, src, out):
        return self.command + {
            "demarc": ["build", src, "--dest", out],
            "hugo": ["--source", src, "--destination", out],
            "mdbook": ["build", "--dest-dir", out, src],
            "mkdocs": ["--quiet", "build", "--config-file", os.path.join(src, "mkdocs.yml"), "--site-dir", out],
            "zola": ["--root", src, "build", "--output-dir", out, "--force"],
            "eleventy": ["--quiet", f"--output={os.path.relpath(out, src)}"],
        }[self.form.name]

    def version(self):
        asked = ["version"] if self.form.name == "hugo" else ["--version"]
        try:
            told = subprocess.run(self.command + asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        except (OSError, subprocess.TimeoutExpired) as fault:
            return f"not known ({fault})"
        lines = told.stdout.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "not known"


def tools_here(args):
    """All tools that were named or are on the path."""
    own = os.path.join(HOME, "bin", "demarc")
    found = {}
    for name in FORMS:
        given = getattr(args, name, None)
        if given:
            command = shlex.split(given)
        elif name == "demarc" and os.access(own, os.X_OK):
            command = [own]
        elif shutil.which(name):
            command = [shutil.which(name)]
        else:
            continue
        if name in ("zola", "eleventy"):
            colours = "no"
        else:
            colours = {"mdbook": "in the browser", "mkdocs": "with Material's theme"}.get(name, "yes")
        found[name] = Tool(name, name, command, colours)
    if "hugo" in found:
        plain = {"HUGO_MARKUP_HIGHLIGHT_CODEFENCES": "false"}
        found["hugo-plain"] = Tool("hugo-plain", "hugo", found["hugo"].command, "no", plain)
    if "demarc" in found:
        plain = {"demarc.yml": "highlight: false\n"}
        found["demarc-plain"] = Tool("demarc-plain", "demarc", found["demarc"].command, "no", more_settings=plain)
    for item in getattr(args, "also", None) or []:
        name, _, command = item.partition("=")
        found[name] = Tool(name, "demarc", shlex.split(command), "yes")
    return found


# ---------------------------------------------------------------------------------------------------------------------
# Writing wikis


def save(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(content.encode("utf-8") if isinstance(content, str) else content)


def write_wiki(wiki, form, folder):
    """Writes it, and tells the bytes of its Markdown."""
    writer = Writer(wiki, form)
    size = 0
    for page in range(wiki.count):
        text = writer.text(page)
        size += len(text.encode("utf-8"))
        save(os.path.join(folder, form.content, form.file(wiki, page) + ".md"), text)
    for number in range(1, PICTURES + 1):
        save(os.path.join(folder, form.images, f"picture-{number}.png"), picture(number))
    for path, content in dict(form.settings(wiki)).items():
        save(os.path.join(folder, path), content)
    return size


class Edit:
    """A line at the end of one page, another in each round; gone in the end."""

    def __init__(self, wiki, form, src):
        self.path = os.path.join(src, form.content, form.file(wiki, wiki.edited()) + ".md")
        with open(self.path, encoding="utf-8") as page:
            self.before = page.read()
        self.mark = ""

    def apply(self, number):
        self.mark = f"Edit number {number}."
        save(self.path, f"{self.before}\n{self.mark}\n")

    def undo(self):
        save(self.path, self.before)


# ---------------------------------------------------------------------------------------------------------------------
# Measuring

CACHES = (".demarc", "resources", ".hugo_build.lock", ".cache")
SCENARIOS = {"cold": "no site and no cache from before", "same": "nothing changed since the last build",
             "edit": "one page got a line since the last build"}
UNIT = 2 ** 20 if sys.platform == "darwin" else 2 ** 10  # what ru_maxrss counts in, to MB


def measure(command, environment, folder, limit):
    """Runs a command to its end: seconds by the clock and of the processor, MB at the peak, and what went wrong."""
    # Or what the one before left for the system to write would be written at the cost of this one.
    if hasattr(os, "sync"):
        os.sync()
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log, start_new_session=True)
        late = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        late.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            late.cancel()
        wall = time.perf_counter() - began
        process.returncode = -(status & 127) if status & 127 else status >> 8
        log.seek(0)
        told = log.read().decode("utf-8", "replace").strip()
    fault = "" if process.returncode == 0 else f"exit {process.returncode}: {told[-400:]}"
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / UNIT, "fault": fault}


def count_files(folder):
    return sum(len(names) for _, _, names in os.walk(folder))


class Place:
    """One tool with a wiki of one size: where it reads, where it writes, how it is run once."""

    def __init__(self, tool, wiki, work, limit):
        self.tool, self.wiki, self.work, self.limit = tool, wiki, work, limit
        self.src = os.path.join(work.folder, f"{tool.name}-{wiki.count}")
        self.out = self.src + "-site"
        self.put_aside()
        self.bytes = write_wiki(wiki, tool.form, self.src)
        for path, more in tool.more_settings.items():
            with open(os.path.join(self.src, path), "a", encoding="utf-8") as settings:
                settings.write(more)
        self.edit = None

    def put_aside(self):
        """The wiki and its site, which nobody wants any more."""
        self.work.put_aside(self.src)
        self.work.put_aside(self.out)

    def forget(self):
        self.work.put_aside(self.out)
        for cache in CACHES:
            self.work.put_aside(os.path.join(self.src, cache))

    def run(self):
        # Some tools want the folder to be there, and none minds.
        os.makedirs(self.out, exist_ok=True)
        # Eleventy knows no option for where it reads; others run where the caller is, as a command that he gives may ask.
        folder = self.src if self.tool.form.name == "eleventy" else None
        result = measure(self.tool.build(self.src, self.out), self.tool.environment, folder, self.limit)
        result["fault"] = result["fault"] or self.missing()
        result["files"] = count_files(self.out)
        return result

    def missing(self):
        """What a build that says all is well has left out."""
        form = self.tool.form
        lost = [page for page in range(self.wiki.count)
                if not os.path.isfile(os.path.join(self.out, form.output(self.wiki, page)))]
        if lost:
            return f"{len(lost)} of {self.wiki.count} pages were not made, as {form.output(self.wiki, lost[0])}"
        if self.edit:
            with open(os.path.join(self.out, form.output(self.wiki, self.wiki.edited())), encoding="utf-8") as page:
                if self.edit.mark not in page.read():
                    return "the edited page still tells what it told before"
        return ""


def run_rounds(places, scenario, rounds, warm_up, report, once=math.inf):
    """Each place once in a round, in an order that turns; the first rounds are not reported.

    A place that took longer than `once` seconds in a reported round has no further one: its ratio is that of this one.
    """
    done = set()
    for place in places:
        place.edit = None
        if scenario != "cold":
            place.forget()
            place.run()
        if scenario == "edit":
            place.edit = Edit(place.wiki, place.tool.form, place.src)
    try:
        for number in range(-warm_up, rounds):
            first = number % len(places)
            for place in places[first:] + places[:first]:
                if place in done:
                    continue
                if scenario == "cold":
                    place.forget()
                if place.edit:
                    place.edit.apply(number + warm_up)
                result = place.run()
                if number >= 0:
                    report(place, number, result)
                    if result["wall"] > once:
                        done.add(place)
    finally:
        for place in places:
            if place.edit:
                place.edit.undo()
                place.edit = None


# ---------------------------------------------------------------------------------------------------------------------
# Telling


def ratio(runs, base_runs, what):
    """The median of the ratios round by round; nothing unless every run of both counts."""
    base = {run["round"]: run for run in base_runs}
    if not runs or not base or any(run["fault"] for run in runs + base_runs):
        return "–"
    shares = [run[what] / base[run["round"]][what] for run in runs if run["round"] in base]
    return f"{statistics.median(shares):.2f}" if shares else "–"


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def rows_of(runs, sizes, scenarios, names, base):
    """The table, with a line for each tool, scenario and size that was run."""
    yield f"| Pages | Scenario | Tool | Wall s | Least–most | CPU s | Peak MB | Files | Wall : {base} | CPU : {base} |"
    yield "|--:|---|---|--:|--:|--:|--:|--:|--:|--:|"
    for size in sizes:
        for scenario in scenarios:
            here = [run for run in runs if (run["pages"], run["scenario"]) == (size, scenario)]
            for name in names:
                own = [run for run in here if run["tool"] == name]
                if not own:
                    continue
                if any(run["fault"] for run in own):
                    yield f"| {size:,} | {scenario} | {name} | failed | | | | | – | – |"
                    continue
                wall = [run["wall"] for run in own]
                median = {key: statistics.median(run[key] for run in own) for key in ("cpu", "peak")}
                of_base = [run for run in here if run["tool"] == base]
                noisy = " !" if max(wall) > 1.5 * min(wall) else ""
                yield (f"| {size:,} | {scenario} | {name} | {seconds(statistics.median(wall))} "
                       f"| {seconds(min(wall))}–{seconds(max(wall))}{noisy} | {seconds(median['cpu'])} "
                       f"| {median['peak']:.0f} | {own[-1]['files']:,} "
                       f"| {ratio(own, of_base, 'wall')} | {ratio(own, of_base, 'cpu')} |")


def power(points):
    """How y grows with x, by least squares of their logarithms: 1 is as fast as x, 0 not at all."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    middle = [statistics.mean(axis) for axis in zip(*logs)]
    return (sum((x - middle[0]) * (y - middle[1]) for x, y in logs) / sum((x - middle[0]) ** 2 for x, _ in logs))


def java_version():
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
    try:
        told = subprocess.run([java, "-version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return "none found"
    return told.stdout.decode("utf-8", "replace").strip().splitlines()[0]


def machine():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"system": f"{platform.system()} {platform.release()} {platform.machine()}", "cores": cores,
            "load": round(os.getloadavg()[0], 2), "java": java_version()}


def tell_machine(about, tools):
    print(f"{about['system']}, {about['cores']} cores, load {about['load']} before the first run, "
          f"Java: {about['java']}\n")
    print("| Tool | Version | Code coloured |\n|---|---|---|")
    for tool in tools:
        print(f"| {tool.name} | {tool.version()} | {tool.colours} |")
    print(flush=True)


def tell_size(place):
    print(f"{place.wiki.count:,} pages: {place.bytes / 1e6:.1f} MB of Markdown, "
          f"{place.bytes / place.wiki.count / 1000:.1f} kB a page; "
          f"matrices for Demarc besides: {place.wiki.matrices():,}", file=sys.stderr)


class Work:
    """Where wikis and sites lie: the folder that was named, which stays, or one that goes.

    Nothing is removed before the end. For minutes after a file is removed, ext4 looks at its inode and passes it over
    whenever a file is made (`recently_deleted` in the kernel's fs/ext4/ialloc.c), so that a build would pay for the
    site of the round before: with 15,000 files that took five seconds of the processor.
    """

    def __init__(self, kept):
        self.kept = kept

    def __enter__(self):
        self.folder = os.path.abspath(self.kept) if self.kept else tempfile.mkdtemp(prefix="demarc-bench-")
        self.spent = os.path.join(self.folder, "spent")
        os.makedirs(self.spent, exist_ok=True)
        return self

    def put_aside(self, path):
        if os.path.lexists(path):
            os.rename(path, os.path.join(self.spent, str(len(os.listdir(self.spent)))))

    def __exit__(self, *_):
        shutil.rmtree(self.spent if self.kept else self.folder, ignore_errors=True)


def progress(run):
    print(f"  {run['scenario']} {run['tool']} {run['pages']} #{run['round'] + 1}: {run['wall']:.2f} s, "
          f"CPU {run['cpu']:.2f} s, {run['peak']:.0f} MB{'  FAILED ' + run['fault'] if run['fault'] else ''}",
          file=sys.stderr, flush=True)


def keep_json(file, about, tools, args, runs):
    if file:
        whole = {"machine": about, "tools": {tool.name: tool.version() for tool in tools}, "seed": args.seed, "runs": runs}
        with open(file, "w", encoding="utf-8") as out:
            json.dump(whole, out, indent=1)


def note_run(runs, place, scenario, number, result):
    run = {"pages": place.wiki.count, "scenario": scenario, "tool": place.tool.name, "round": number, **result}
    runs.append(run)
    progress(run)


def command_sites(args):
    """Measures the tools, size by size and scenario by scenario; whatever was measured is told even if it is stopped."""
    found = tools_here(args)
    # MkDocs stands last by default: at thousands of pages it takes minutes.
    names = args.tool or sorted(found, key=lambda name: name == "mkdocs")
    absent = [name for name in names if name not in found]
    if absent:
        refuse(f"There is no {', '.join(absent)} here.",
               f"Install it, or give its command, as `--{absent[0].replace('-plain', '')} COMMAND`.")
    tools = [found[name] for name in names]
    if not args.tool and any(name not in found for name in FORMS):
        print(f"bench: not here, so not measured: {', '.join(name for name in FORMS if name not in found)}", file=sys.stderr)
    base = args.base or ("hugo" if "hugo" in names else names[0])
    if base not in names:
        refuse(f"Ratios are to be to {base}, and it isn't among the tools of this run.", "Name it by `--tool` too.")
    about, runs = machine(), []
    tell_machine(about, tools)
    with Work(args.keep) as work:
        if "mkdocs" in names:
            settle_theme(found["mkdocs"], work)
        try:
            for size in args.pages:
                places = [Place(tool, Wiki(size, args.seed), work, args.limit) for tool in tools]
                tell_size(places[0])
                for scenario in args.scenario:
                    run_rounds(places, scenario, args.rounds, args.warm_up,
                               lambda place, number, result: note_run(runs, place, scenario, number, result), args.once)
                if not args.keep:
                    for place in places:
                        place.put_aside()
        except KeyboardInterrupt:
            print("bench: stopped; what was measured until then follows", file=sys.stderr)
    tell_sites(args, runs, names, base)
    keep_json(args.json, about, tools, args, runs)
    return 1 if any(run["fault"] for run in runs) else 0


def tell_sites(args, runs, names, base):
    """The table, with all that is needed to read it."""
    for line in rows_of(runs, args.pages, args.scenario, names, base):
        print(line)
    print(f"\nMedians of {args.rounds} {'round' if args.rounds == 1 else 'rounds'}; ratios to {base} are medians of the ratios "
          "round by round.")
    if any(run["wall"] > args.once for run in runs):
        print(f"What took longer than {args.once:g} s was measured once.")
    for scenario in args.scenario:
        print(f"{scenario}: {SCENARIOS[scenario]}.")
    print("!: the slowest round took half as long again as the quickest; don't trust it.")
    for name in names:
        faults = [run["fault"] for run in runs if run["tool"] == name and run["fault"]]
        if faults:
            print(f"{name} failed: {faults[0]}")


def settle_theme(tool, work):
    """Material's theme if a probe can be built with it, else MkDocs's own."""
    probe = Place(tool, Wiki(3, "probe"), work, 120)
    FORMS["mkdocs"].material = not probe.run()["fault"]
    probe.put_aside()
    if not FORMS["mkdocs"].material:
        tool.colours = "no"
        print("bench: MkDocs has no Material theme here, so it takes its own, which is quicker.", file=sys.stderr)


def command_slope(args):
    tool = tools_here(args).get("demarc")
    if tool is None:
        refuse("There is no demarc here.", "Give its command, as `--demarc COMMAND`.")
    about, runs = machine(), []
    tell_machine(about, [tool])
    with Work(args.keep) as work:
        for size in args.pages:
            place = Place(tool, Wiki(size, args.seed), work, args.limit)
            tell_size(place)
            run_rounds([place], "cold", args.rounds, args.warm_up,
                       lambda at, number, result: note_run(runs, at, "cold", number, result))
            if not args.keep:
                place.put_aside()
    print("| Pages | Wall s | Least–most | CPU s | CPU ms a page | Peak MB | kB a page |\n|--:|--:|--:|--:|--:|--:|--:|")
    points = {"wall": [], "cpu": [], "peak": []}
    for size in args.pages:
        own = [run for run in runs if run["pages"] == size]
        fault = next((run["fault"] for run in own if run["fault"]), "")
        if fault:
            print(f"| {size:,} | failed | | | | | |")
            print(f"demarc failed: {fault}", file=sys.stderr)
            continue
        median = {key: statistics.median(run[key] for run in own) for key in points}
        for key, value in median.items():
            points[key].append((size, value))
        wall = [run["wall"] for run in own]
        print(f"| {size:,} | {seconds(median['wall'])} | {seconds(min(wall))}–{seconds(max(wall))} | {seconds(median['cpu'])} "
              f"| {median['cpu'] / size * 1000:.2f} | {median['peak']:.0f} | {median['peak'] * 1024 / size:.0f} |")
    print()
    if len(points["cpu"]) < 2:
        print("A slope wants two sizes at least.")
    else:
        for key, name in (("wall", "Wall time"), ("cpu", "CPU time"), ("peak", "Peak memory")):
            print(f"{name} grows as the number of pages to the power of {power(points[key]):.2f}.")
    keep_json(args.json, about, [tool], args, runs)
    return 1 if any(run["fault"] for run in runs) else 0


def command_wiki(args):
    if os.path.isdir(args.out) and os.listdir(args.out):
        refuse(f"`{args.out}` is not empty.", "Name a folder that is, or one that isn't there yet.")
    wiki = Wiki(args.pages, args.seed)
    size = write_wiki(wiki, FORMS[args.form], args.out)
    print(f"{wiki.count:,} pages, {size:,} bytes of Markdown, matrices for Demarc: {wiki.matrices():,}")
    return 0


def numbers(text):
    values = [int(part) for part in text.split(",")]
    if min(values) < 2:
        raise argparse.ArgumentTypeError("a wiki has two pages at least")
    return values


def scenario_names(text):
    for name in text.split(","):
        if name not in SCENARIOS:
            raise argparse.ArgumentTypeError(f"there is no scenario {name}, only {', '.join(SCENARIOS)}")
    return text.split(",")


def measured(parser, pages, rounds):
    parser.add_argument("--pages", type=numbers, default=numbers(pages), metavar="N,…",
                        help=f"sizes of wikis (default: {pages})")
    parser.add_argument("--rounds", type=int, default=rounds, help="measured rounds (default: %(default)s)")
    parser.add_argument("--warm-up", type=int, default=1, help="rounds before that don't count (default: %(default)s)")
    parser.add_argument("--limit", type=int, default=1800, metavar="SECONDS",
                        help="how long one build may take (default: %(default)s)")
    parser.add_argument("--json", metavar="FILE", help="every single run, for programs")
    parser.add_argument("--keep", metavar="DIR", help="where wikis and sites are written, and stay; else they are removed")
    parser.add_argument("--demarc", metavar="COMMAND", help="how Demarc is started, a program with its arguments; "
                                                            "else this checkout's bin/demarc")


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bench", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    sites = commands.add_parser("sites", help="several tools on one wiki")
    measured(sites, "20,1000,5000", 3)
    sites.add_argument("--tool", action="append", help="demarc, hugo, hugo-plain (without colours of code), mdbook, mkdocs, "
                                                       "zola, eleventy; may be repeated (default: all that are here)")
    sites.add_argument("--base", help="the tool that ratios refer to (default: hugo if it runs, else the first)")
    sites.add_argument("--once", type=float, default=math.inf, metavar="SECONDS",
                       help="a tool that takes longer than this for a wiki is measured in one round of it (default: in all)")
    sites.add_argument("--scenario", type=scenario_names, default=list(SCENARIOS), metavar="S,…",
                       help="; ".join(f"{name}: {what}" for name, what in SCENARIOS.items()) + " (default: all)")
    for name in list(FORMS)[1:]:
        sites.add_argument(f"--{name}", metavar="COMMAND", help=f"how {name} is started; else the one on the path")
    sites.add_argument("--also", action="append", metavar="NAME=COMMAND",
                       help="another Demarc, to compare two revisions; may be repeated")
    slope = commands.add_parser("slope", help="Demarc on growing wikis")
    measured(slope, "1000,5000,20000", 3)
    wiki = commands.add_parser("wiki", help="writes a wiki and nothing more")
    wiki.add_argument("--pages", type=int, required=True)
    wiki.add_argument("--form", choices=list(FORMS), default="demarc")
    wiki.add_argument("--out", required=True, metavar="DIR")
    for each in (sites, slope, wiki):
        each.add_argument("--seed", default="1", help="another one makes another wiki (default: %(default)s)")
    args = parser.parse_args(argv)
    return {"sites": command_sites, "slope": command_slope, "wiki": command_wiki}[args.command](args)


if __name__ == "__main__":
    sys.exit(main())
