"""Opens maps for browsers in Chromium, from disk, and fails where one does not do what it says.

Usage: htmlmap.py CHROMIUM FOLDER [--pictures FOLDER]
FOLDER holds pages (*.html) and beside each what it must show (*.json: areas, marks, tracks, drawn, movable, months and how
areas stand in them);
of a page without that, only what holds for every page is asked.
Speaks Chromium's DevTools protocol over a pipe: nothing to install, no port to open.
"""

import base64
import json
import os
import pathlib
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib

SIZES = {"desk": (1280, 900), "phone": (360, 740)}


class Browser:
    """One Chromium; messages go to descriptor 3 and come from 4, each ended by a zero byte."""

    def __init__(self, program, profile):
        there_in, here_out = os.pipe()
        here_in, there_out = os.pipe()

        def descriptors():
            # By way of others: one of ours may itself be 3 or 4.
            os.dup2(there_in, 103)
            os.dup2(there_out, 104)
            os.dup2(103, 3)
            os.dup2(104, 4)

        flags = ["--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
                 "--disable-background-networking", "--force-color-profile=srgb", f"--user-data-dir={profile}"]
        if os.geteuid() == 0:
            flags.append("--no-sandbox")
        self.process = subprocess.Popen([program, *flags], close_fds=False, preexec_fn=descriptors,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(there_in)
        os.close(there_out)
        self.out, self.into = here_out, here_in
        self.number, self.rest, self.events = 0, b"", []

    def close(self):
        self.process.terminate()
        self.process.wait(20)

    def read(self, seconds):
        """The next message, or None after so long."""
        end = time.monotonic() + seconds
        while b"\0" not in self.rest:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.into], [], [], left)[0]:
                return None
            piece = os.read(self.into, 1 << 20)
            if not piece:
                raise SystemExit("Chromium ended by itself.")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            answer = self.read(60)
            if answer is None:
                break
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"Chromium refuses {method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)
        raise SystemExit(f"Chromium does not answer {method}.")

    def settle(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            event = self.read(left)
            if event:
                self.events.append(event)


class Page:
    def __init__(self, browser, address, size, runs=True):
        """runs: whether the page's scripts may."""
        self.browser = browser
        width, height = size
        self.target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        browser.events.clear()
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=width < 500)
        if width < 500:
            self.ask("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=5)
        if not runs:
            self.ask("Emulation.setScriptExecutionDisabled", value=True)
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")
        started = time.monotonic()
        self.ask("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in browser.events):
            browser.settle(0.05)
            if time.monotonic() - started > 60:
                raise SystemExit(f"{address} does not load.")
        self.seconds = time.monotonic() - started
        browser.settle(0.6)
        self.address = address

    def ask(self, method, **parameters):
        return self.browser.ask(method, self.session, **parameters)

    def value(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise SystemExit(f"{self.address}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def picture(self, whole=False, of=None):
        parameters = {}
        if of:
            clip = dict(zip(("x", "y", "width", "height"), of), scale=1)
            parameters = {"captureBeyondViewport": True, "clip": clip}
        if whole:
            # Chromium takes no picture of a page of many thousand rows.
            width, height = self.value("[innerWidth, Math.min(6000, document.documentElement.scrollHeight)]")
            clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
            parameters = {"captureBeyondViewport": True, "clip": clip}
        data = self.ask("Page.captureScreenshot", format="png", **parameters)["data"]
        return base64.b64decode(data)

    def press(self, key, code, text=None):
        for kind in ("keyDown", "keyUp"):
            letters = {"text": text} if text and kind == "keyDown" else {}
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **letters)

    def complaints(self):
        """What the console, the policy and the network had to say; nothing is what is wanted."""
        found = []
        for event in self.browser.events:
            method, parameters = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded" and parameters["entry"]["level"] in ("warning", "error"):
                found.append(parameters["entry"]["text"])
            elif method == "Runtime.exceptionThrown":
                found.append(json.dumps(parameters["exceptionDetails"])[:400])
            elif method == "Runtime.consoleAPICalled":
                found.append("console: " + json.dumps(parameters["args"])[:400])
            elif method == "Network.requestWillBeSent":
                address = parameters["request"]["url"]
                if address != self.address and not address.startswith("data:"):
                    found.append("request: " + address)
        return found

    def close(self):
        self.browser.ask("Target.closeTarget", targetId=self.target)


def colours(png, box):
    """The different colours that a part of a PNG has, three bytes each. 8 bits, RGB or RGBA, as Chromium writes it."""
    place, data, width, channels = 8, b"", 0, 4
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place:place + 8])
        body = png[place + 8:place + 8 + length]
        if kind == b"IHDR":
            width, channels = struct.unpack(">I", body[:4])[0], {2: 3, 6: 4}[body[9]]
        elif kind == b"IDAT":
            data += body
        place += 12 + length
    raw, stride, rows, last = zlib.decompress(data), width * channels, [], None
    for start in range(0, len(raw), stride + 1):
        kind, line = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        last = last or bytearray(stride)
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            corner = last[i - channels] if i >= channels else 0
            if kind == 1:
                line[i] = line[i] + left & 255
            elif kind == 2:
                line[i] = line[i] + last[i] & 255
            elif kind == 3:
                line[i] = line[i] + (left + last[i]) // 2 & 255
            elif kind == 4:
                guess = left + last[i] - corner
                near = min((left, last[i], corner), key=lambda one: abs(guess - one))
                line[i] = line[i] + near & 255
        rows.append(line)
        last = line
    x, y, w, h = (int(number) for number in box)
    return {bytes(rows[row][column * channels:column * channels + 3])
            for row in range(max(0, y), min(len(rows), y + h)) for column in range(max(0, x), min(width, x + w))}


# The marks on the map, whoever draws them.
SHOWN = """Array.from(document.querySelectorAll('.leaflet-marker-icon.web-map-mark, svg use[data-feature]'))
  .filter(element => element.style.display !== 'none').length"""
AREAS = """Array.from(document.querySelectorAll('.leaflet-overlay-pane svg path, svg path[data-feature]'))
  .filter(element => element.style.display !== 'none').length"""
BOX = """(box => [box.x, box.y, box.width, box.height])
  (document.querySelector('.web-map-sheet').getBoundingClientRect())"""
# What the legend counts of places.
COUNTED = """Array.from(document.querySelectorAll('input[data-layer^=m]')).map(box => box.parentNode.querySelector('b'))
  .reduce((sum, count) => sum + (count ? Number(count.textContent.replace(/\\D/g, '')) : 0), 0)"""
MOVE = """(month => { const slider = document.querySelector('input[type=range]'); slider.value = month;
  slider.dispatchEvent(new Event('input', { bubbles: true })); })"""


class Wrong(Exception):
    pass


def expect(holds, words):
    if not holds:
        raise Wrong(words)


def judge(page, wanted, size):
    count = lambda selector: page.value(f"document.querySelectorAll({json.dumps(selector)}).length")
    identifier = page.value("document.querySelector('.web-map').id")
    for letter, kind in (("a", "areas"), ("m", "marks"), ("t", "tracks")):
        rows = page.value(f"Array.from(document.querySelectorAll('.web-map-features tbody tr'))"
                          f".filter(row => row.id.startsWith('{identifier}-{letter}')).length")
        expect(rows == wanted[kind], f"{rows} rows of {kind}, not {wanted[kind]}")
    expect(page.value("document.title") == wanted["title"], "another title")
    width = page.value("document.documentElement.scrollWidth")
    expect(width <= size[0], f"{width} pixels wide on a screen of {size[0]}")
    if not wanted["drawn"]:
        expect(count(".web-map-frame") == 0, "a map of nothing")
        return
    expect(count(".leaflet-container") == (1 if wanted["movable"] else 0), "the other board")
    expect(on_canvas(page) or page.value(AREAS) >= wanted["areasDrawn"], "areas are missing on the map")
    expect(page.value(SHOWN) == wanted["marksDrawn"], f"{page.value(SHOWN)} marks on the map")
    box = page.value(BOX)
    expect(box[2] > 200 and box[3] > 200, f"a map of {box[2]} × {box[3]} pixels")
    found = len(colours(page.picture(), box))
    expect(found >= wanted["colours"], f"a map of {found} colours")
    small = page.value("""Array.from(document.querySelectorAll('button, .web-map fieldset label'))
      .concat(Array.from(document.querySelectorAll('summary')))
      .map(element => element.getBoundingClientRect()).filter(box => box.width && box.height < 43.5).length""")
    expect(size[0] > 500 or small == 0, f"{small} things to touch are less than 44 pixels high")
    judge_signs(page)
    judge_capture(page)
    judge_months(page, wanted)
    judge_layers(page, wanted)
    judge_card(page, wanted)
    if wanted["movable"]:
        judge_ring(page)
        judge_finger(page, size)
    judge_names(page)
    judge_print(page, wanted)
    judge_paper(page)


def judge_unknown(page, size):
    """Of a page with nothing said about it: titled, no wider than the screen, with a picture, under a policy."""
    expect(page.value("document.title.length") > 0, "a page without title")
    width = page.value("document.documentElement.scrollWidth")
    expect(width <= size[0], f"{width} pixels wide on a screen of {size[0]}")
    policy = page.value("(document.querySelector('meta[http-equiv=Content-Security-Policy]') || {}).content || ''")
    expect("default-src 'none'" in policy, f"a page under the policy «{policy}»")
    maps = page.value("""Array.from(document.querySelectorAll('.web-map-sheet, figure img, figure svg'))
      .map(element => element.getBoundingClientRect()).filter(box => box.width > 100 && box.height > 100)
      .map(box => [box.x + scrollX, box.y + scrollY, box.width, box.height])""")
    expect(maps, "a page without map or figure")
    for x, y, width, height in maps:
        found = len(colours(page.picture(of=(x, y, width, height)), (0, 0, width, height)))
        expect(found >= 5, f"a map of {found} colours")


def judge_signs(page):
    """Signs leave the map to be seen, answer to a finger, and grow as the reader comes nearer, until they are as large as
    the legend's."""
    signs = """Array.from(document.querySelectorAll('.web-map-mark svg'), sign => sign.getBoundingClientRect().width)"""
    room = """Array.from(document.querySelectorAll('.web-map-mark'), mark => mark.getBoundingClientRect())
      .reduce((least, box) => Math.min(least, box.width, box.height), 99)"""
    first = page.value(signs)
    if not first:
        return
    expect(len(set(first)) == 1 and 11 <= first[0] <= 28.1, f"signs of {min(first)} to {max(first)} pixels")
    expect(page.value(room) >= 24, f"{page.value(room)} pixels for a finger")
    sizes = [first[0]]
    for _ in range(6):
        page.value("document.querySelector('button[data-zoom=\"1\"]').click()")
        page.browser.settle(0.4)
        sizes.append(page.value(signs)[0])
    expect(sizes == sorted(sizes), f"signs of {sizes} pixels as one comes nearer")
    expect(sizes[-1] > 27.9 or len(first) > 500, f"signs of {sizes[-1]} pixels from near")
    page.value("document.querySelector('button[data-zoom=\"0\"]').click()")
    page.browser.settle(0.4)
    expect(page.value(signs) == first, "signs of another size after going back")


def judge_capture(page):
    """A picture of the whole page, for which the browser lays it out anew, leaves the map as it was."""
    seen = "(scale => scale ? scale.innerText : '')(document.querySelector('.leaflet-control-scale'))"
    before = page.value(seen)
    page.picture(whole=True)
    page.browser.settle(0.5)
    after = page.value(seen)
    expect(before == after, f"after a picture of the whole page the scale is {after}, not {before}")


def judge_months(page, wanted):
    months = wanted["months"]
    slider = page.value("!!document.querySelector('input[type=range]')")
    expect(slider == (len(months) > 0), "a slider without months, or months without one")
    shown, counted = page.value(SHOWN), page.value(COUNTED)
    for reach in ("until", "within") if months else ():
        page.value(f"document.querySelector('input[value={reach}]').click()")
        for month in months:
            page.value(f"{MOVE}({month['month']})")
            now = page.value(SHOWN)
            expect(now == month[reach], f"{now} marks {reach} {month['month']}, not {month[reach]}")
            legend = page.value(COUNTED)
            expect(counted - legend == shown - now, f"the legend counts {legend} places {reach} {month['month']}")
            said = page.value("(document.querySelector('.web-map-counter') || {}).textContent || ''")
            expect(str(month[reach]) in said or not wanted["marks"], f"the page says «{said}»")
            if month["areas"]:
                judge_areas(page, month["areas"][reach], f"{reach} {month['month']}")
    if months:
        page.value("document.querySelector('input[value=until]').click()")
        page.value(f"{MOVE}({months[-1]['month']})")


# By class: what the table says, the colours drawn, the legend's counts and colours, the totals.
STANDS = """(() => {
  const text = element => element ? element.textContent : null;
  const say = name => { const th = document.querySelector(`th[data-says=${name}]`); return th ? th.cellIndex : -1; };
  const rows = Array.from(document.querySelectorAll('.web-map-features tbody tr')).filter(row => /-a\\d+$/.test(row.id));
  const column = name => say(name) < 0 ? null : rows.map(row => text(row.cells[say(name)]));
  const boxes = Array.from(document.querySelectorAll('input[data-layer^=a]')).map(box => box.parentNode);
  const paths = document.querySelectorAll('.leaflet-overlay-pane svg path.leaflet-interactive, svg path[data-feature^=a]');
  return { title: text(document.querySelector('.web-map h1')), page: document.title, classes: column('class'), figures: column('figure'),
    numbers: column('number'), labels: boxes.map(box => text(box.querySelector('bdi'))),
    counts: boxes.map(box => Number(text(box.querySelector('b')))),
    inks: boxes.map(box => box.querySelector('.ink').getAttribute('fill')),
    fills: Array.from(paths).map(path => path.getAttribute('fill')),
    totals: Array.from(document.querySelectorAll('.web-map-totals tbody tr')).map(row => Array.from(row.cells).map(text)) };
})()"""


def judge_areas(page, wanted, when):
    page.browser.settle(0.1)
    said = page.value(STANDS)
    expect(said["classes"] == [said["labels"][entry] for entry in wanted["classes"]], f"other classes {when}")
    figures = said["figures"]
    expect(figures is None or [int(text.split()[0]) for text in figures] == wanted["visits"], f"other figures {when}")
    expect(figures or said["numbers"], "the tables do not say how many visits")
    expect(said["page"] == said["title"], f"the page is called «{said['page']}» {when}")
    expect(said["numbers"] in (None, [str(number) for number in wanted["visits"]]), f"other numbers {when}")
    expect(said["counts"] == wanted["counts"], f"the legend counts {said['counts']} {when}, not {wanted['counts']}")
    for ink, count in zip(said["inks"], wanted["counts"]):
        drawn = said["fills"].count(ink)
        expect(drawn == count, f"{drawn} areas of {ink} {when}, not {count}")
    expect(said["title"].startswith(f"{wanted['reached']} "), f"«{said['title']}» {when}")
    if wanted["people"]:
        numbers = [[int(text.replace(",", "")) for text in row[1:]] for row in said["totals"]]
        expect(numbers == [list(row) for row in zip(wanted["counts"], wanted["people"])], f"totals {numbers} {when}")


def judge_layers(page, wanted):
    inks = page.value(INKS) if on_canvas(page) else []
    before = page.value(AREAS) + page.value(SHOWN)
    seen = drawn_colours(page)
    expect(all(ink in seen for ink in inks), "a class of areas is not on the canvas")
    click = "document.querySelectorAll('input[data-layer]').forEach(box => box.click())"
    page.value(click)
    expect(page.value(AREAS) + page.value(SHOWN) == 0, "layers put out still show")
    if inks:
        page.browser.settle(0.5)
        seen = drawn_colours(page)
        expect(not any(ink in seen for ink in inks), "layers put out still show on the canvas")
    page.value(click)
    expect(page.value(AREAS) + page.value(SHOWN) == before, "layers put on again do not show")
    judge_chosen(page, click)


def judge_chosen(page, click):
    """What is pointed out stays so when its layer is put out and on again."""
    page.value("(button => button && button.click())(document.querySelector('.web-map-features button'))")
    chosen = page.value("document.querySelectorAll('.chosen').length")
    for _ in range(2):
        page.value(click)
    again = page.value("document.querySelectorAll('.chosen').length")
    expect(again == chosen, f"{again} things are pointed out after their layers were put on again, not {chosen}")
    page.press("Escape", 27)


# The plain colours of the classes that have areas.
INKS = """Array.from(document.querySelectorAll('input[data-layer^=a]')).map(box => box.parentNode)
  .filter(label => Number(label.querySelector('b').textContent.replace(/\\D/g, '')) > 0)
  .map(label => label.querySelector('.ink').getAttribute('fill')).filter(fill => fill[0] === '#')"""


def on_canvas(page):
    return page.value("!!document.querySelector('.leaflet-overlay-pane canvas')")


def drawn_colours(page):
    page.value("document.querySelector('.web-map-frame').scrollIntoView()")
    return {"#" + colour.hex() for colour in colours(page.picture(), page.value(BOX))}


def judge_ring(page):
    """Gone into by keyboard, the map shows it, after its own keys too."""
    page.value("document.querySelector('.web-map-skip').focus()")
    page.press("Tab", 9)
    for key in (None, "ArrowLeft"):
        if key:
            page.press(key, 37)
        ring = page.value("""(sheet => [document.activeElement === sheet, getComputedStyle(sheet).outlineStyle])
          (document.querySelector('.web-map-sheet'))""")
        expect(ring == [True, "solid"], f"no ring about the map in focus: {ring}")
    page.value("document.querySelector('button[data-zoom=\"0\"]').click()")


def judge_finger(page, size):
    """On a telephone one finger is the page's: the map stays where it is."""
    if size[0] > 500:
        return
    page.value("document.querySelector('.web-map-frame').scrollIntoView({ block: 'center' })")
    page.browser.settle(0.3)
    seen = "document.querySelector('.leaflet-map-pane').style.transform + getComputedStyle(document.querySelector('.web-map-sheet')).touchAction"
    before, (left, top, width, height) = page.value(seen), page.value(BOX)
    for step in range(8):
        point = {"x": left + width / 2, "y": top + height / 2 - 12 * step}
        page.ask("Input.dispatchTouchEvent", type="touchMove" if step else "touchStart", touchPoints=[point])
    page.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    page.browser.settle(0.3)
    expect(page.value(seen) == before and "pan-y" in before, f"one finger moves the map: {before}, {page.value(seen)}")


# The names of areas, each where it stands.
NAMES = """Array.from(document.querySelectorAll('.web-map-name, .web-map-names text'))
  .map(name => name.getBoundingClientRect()).filter(box => box.width > 0).map(box => [box.left, box.top, box.right, box.bottom])"""


def judge_names(page):
    """Names stand beside each other and not one over another, and what is drawn says how large it is."""
    page.value("document.querySelector('.web-map-frame').scrollIntoView()")
    boxes = [[left + 1, top + 2, right - 1, bottom - 2] for left, top, right, bottom in page.value(NAMES)]
    # The two lines of one name, on a map drawn in the page, are boxes of their own.
    over = sum(one[0] < other[2] and other[0] < one[2] and one[1] + 2 < other[3] and other[1] + 2 < one[3]
               for index, one in enumerate(boxes) for other in boxes[:index])
    expect(over == 0, f"{over} names stand over another")
    bars = page.value("""Array.from(document.querySelectorAll('.leaflet-control-scale-line, .web-map-bar'))
      .filter(bar => /^[\\d.,]+ k?m$/.test(bar.textContent.trim())).length""")
    expect(bars == 1, f"{bars} bars say the scale")


def judge_print(page, wanted):
    """Paper has the names that the screen has, the areas' colours, and no sheet with next to nothing on it."""
    page.value("(button => button && button.click())(document.querySelector('button[data-zoom=\"0\"]'))")
    page.browser.settle(0.6)
    names = len(page.value(NAMES))
    page.value("dispatchEvent(new Event('beforeprint'))")
    printed = len(page.value(NAMES))
    page.value("dispatchEvent(new Event('afterprint'))")
    page.browser.settle(0.5)
    expect(printed >= 0.7 * names, f"{printed} names on paper, {names} on the screen")
    after = len(page.value(NAMES))
    expect(after == names, f"{after} names after printing, {names} before")
    file = base64.b64decode(page.ask("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])
    drawn = sheets(file)
    bare = [number for number, drawing in enumerate(drawn[:-1], 1)
            if drawing.count(b" Tj") < 10 and len(drawing) < 10000]
    expect(drawn and not bare, f"of {len(drawn)} printed sheets these are nearly blank: {bare}")
    tool, inks = shutil.which("pdftoppm"), page.value(INKS)
    if tool and wanted["movable"] and on_canvas(page):
        drawing = subprocess.run([tool, "-png", "-r", "100", "-l", "1", "-"], input=file, capture_output=True, check=True)
        png = drawing.stdout
        width, height = struct.unpack(">II", png[16:24])
        # Only the map lies there, and no legend.
        seen = {"#" + colour.hex() for colour in colours(png, (0, 0, int(width * 0.68), height // 2))}
        expect(all(ink in seen for ink in inks), "a class of areas is not on paper")


def sheets(file):
    """What the sheets of a PDF by Chromium draw, one text each."""
    drawn = {}
    for piece in re.finditer(rb"(\d+) 0 obj\n(<<(?:(?!endobj|stream\n).)*>>) stream\n", file, re.S):
        stream = file[piece.end():file.index(b"\nendstream", piece.end())]
        drawn[piece[1]] = zlib.decompress(stream) if b"FlateDecode" in piece[2] else stream
    return [drawn[number] for number in re.findall(rb"/Type /Page\n.*?/Contents (\d+) 0 R", file, re.S)]


def judge_paper(page):
    """On paper, carta lying down, no column is so narrow that its words stand letter under letter, and none is cut."""
    page.ask("Emulation.setEmulatedMedia", media="print")
    page.ask("Emulation.setDeviceMetricsOverride", width=964, height=900, deviceScaleFactor=1, mobile=False)
    narrow = page.value("""Array.from(document.querySelectorAll('.web-map-features td, .web-map-features th'))
      .filter(cell => !cell.querySelector('.long')).filter(cell => {
        const longest = Math.max(...cell.textContent.split(/[^\\p{L}\\d]+/u).map(word => Math.min(9, word.length)));
        return cell.clientWidth && cell.clientWidth < 5 * longest;
      }).map(cell => cell.textContent.slice(0, 30))""")
    wide = page.value("document.documentElement.scrollWidth")
    expect(not narrow, f"{len(narrow)} cells are too narrow on paper: {narrow[:3]}")
    expect(wide <= 964, f"on paper the page is {wide} pixels wide, not 964")


def judge_scriptless(browser, address):
    """Where no script runs, the map stands there still, and nothing that would move it."""
    page = Page(browser, address, SIZES["desk"], runs=False)
    drawn = page.value("""Array.from(document.querySelectorAll('.web-map-sheet')).map(sheet =>
      [sheet.getBoundingClientRect().height, sheet.querySelectorAll('svg path, svg use').length])
      .filter(sheet => sheet[0] > 0)""")
    dead = page.value("""Array.from(document.querySelectorAll('.web-map-buttons, .web-map-period, .web-map input'))
      .filter(element => element.getBoundingClientRect().height > 0).length""")
    page.close()
    expect(len(drawn) == 1 and drawn[0][0] > 200 and drawn[0][1] > 0, f"without scripts the map is {drawn}")
    expect(dead == 0, f"without scripts {dead} things to press do nothing")


def judge_card(page, wanted):
    """By keyboard alone: the first name of the tables and the last, Enter, Escape."""
    drawn = page.value("document.querySelectorAll('.web-map-features button').length")
    least = wanted["areasDrawn"] + wanted["marksDrawn"]
    expect(least <= drawn <= least + wanted["tracks"], f"{drawn} buttons in the tables, not {least}")
    page.value("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    for index in {0, drawn - 1} if drawn else ():
        open_card(page, index)
    # One name after the other: the second comes into view as the first did.
    for index in (drawn - 1, 0) if drawn > 1 else ():
        page.value(f"""(button => {{ button.scrollIntoView(); button.click(); }})
          (document.querySelectorAll('.web-map-features button')[{index}])""")
        page.browser.settle(0.2)
        top, high = page.value("(box => [box.top, innerHeight])"
                               "(document.querySelector('.web-map-card').getBoundingClientRect())")
        expect(0 <= top < high, f"the card of the {'second' if index == 0 else 'first'} name is at {top} of {high}")
    page.press("Escape", 27)


def open_card(page, index):
    name = page.value(f"""(button => {{ button.focus(); return button.textContent; }})
      (document.querySelectorAll('.web-map-features button')[{index}])""")
    page.press("Enter", 13, "\r")
    expect(page.value("!document.querySelector('.web-map-card').hidden"), "Enter opens no card")
    expect(page.value("document.activeElement.className") == "web-map-card", "the card has not the focus")
    expect(page.value("document.querySelector('.web-map-card p').textContent") == name, "the card of another")
    chosen = page.value("document.querySelectorAll('.chosen').length")
    expect(chosen <= 1, f"{chosen} things are pointed out")
    page.press("Escape", 27)
    expect(page.value("document.querySelector('.web-map-card').hidden"), "Escape leaves the card")
    expect(page.value("document.activeElement.closest('tr') !== null"), "the focus does not go back")


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    pictures = pathlib.Path(sys.argv[4]) if sys.argv[3:4] == ["--pictures"] else None
    pages = sorted(folder.glob("*.html"))
    if not pages:
        raise SystemExit(f"No pages in {folder}.")
    wrong = 0
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(program, profile)
        try:
            for path in pages:
                said = path.with_suffix(".json")
                wanted = json.loads(said.read_text()) if said.exists() else None
                for name, size in SIZES.items():
                    page = Page(browser, path.resolve().as_uri(), size)
                    try:
                        if pictures:
                            (pictures / f"{path.stem}-{name}.png").write_bytes(page.picture())
                            (pictures / f"{path.stem}-{name}-whole.png").write_bytes(page.picture(whole=True))
                        judge(page, wanted, size) if wanted else judge_unknown(page, size)
                        expect(not page.complaints(), "; ".join(page.complaints()))
                        if wanted and wanted["drawn"]:
                            judge_scriptless(browser, path.resolve().as_uri())
                        print(f"{path.name} on a {name}: {page.seconds:.1f} s, {path.stat().st_size // 1024} kB.")
                    except Wrong as error:
                        wrong += 1
                        print(f"{path.name} on a {name}: {error}.", file=sys.stderr)
                    page.close()
        finally:
            browser.close()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
