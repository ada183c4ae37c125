"""Measures the road engine beside its peers, both sides in turn, and prints one line a figure.

usage: roads.py BENCH OSM_FOLDER WORK [--quick | --full]

BENCH is the built recorrido-bench, OSM_FOLDER holds porto-alegre.osm.pbf and porto-portugal.osm.pbf, WORK is where
peers lie (osrm/bin, valhalla/bin) and where what is built goes. A line ends in a ratio: ours over the peer's, by the
medians of runs in turn; CPU is that of all threads. `target` stands where a ratio has one.
"""

import array
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

import routingkit_cch as routingkit

SIZES = (100, 500, 1000)
PAIRS = 1000
# RoutingKit's sum leaves out what cannot be reached; ours counts a cell of it as this.
UNREACHABLE = 2**32 - 1


def say(network, figure, ours, unit, theirs=None, peer="", target=None):
    line = f"{network}: {figure} {ours:.4g} {unit}"
    if theirs is not None:
        ratio = ours / theirs
        line += f", {peer} {theirs:.4g} {unit}: {ratio:.2f} ×"
        if target is not None:
            line += f" (target {target}{'' if ratio <= target else ', MISSED'})"
    elif target is not None:
        line += f" (target {target} {unit}{'' if ours <= target else ', MISSED'})"
    print(line, flush=True)


def ran(command):
    """CPU seconds and MiB at the peak of a process that ends; its children are waited for by itself."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} failed:\n{output.decode(errors='replace')[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 2**20)


def together(commands):
    """The CPU of all, and the greatest peak."""
    results = [ran(command) for command in commands]
    return sum(cpu for cpu, _ in results), max(peak for _, peak in results)


class Engine:
    """Our engine in another process, asked line by line."""

    def __init__(self, bench, pbf, graph, *options):
        command = [str(bench), "roads", "answer", str(pbf), str(graph), *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.junctions, self.nodes, self.arcs, self.points, self.restrictions = self.numbers()

    def numbers(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("recorrido-bench ended.")
        return [float(word) for word in line.split() if word[0].isdigit()]

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        return self.numbers()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Graph:
    """The graph that `GraphFile` wrote."""

    def __init__(self, path):
        words = array.array("I")
        words.frombytes(Path(path).read_bytes())
        nodes, arcs, points = words[:3]
        place = 3

        def take(count):
            nonlocal place
            place += count
            return words[place - count : place]

        self.tails, self.heads, self.weights = take(arcs).tolist(), take(arcs).tolist(), take(arcs).tolist()
        self.longitudes, self.latitudes = (
            [value / 1e7 for value in array.array("i", take(nodes).tobytes())] for _ in range(2)
        )
        self.points = take(points).tolist()


class RoutingKit:
    """The peer's customisable contraction hierarchy of the same graph, in this process."""

    def __init__(self, graph):
        self.graph = graph
        start = time.process_time()
        order = routingkit.compute_order_inertial(
            len(graph.longitudes), graph.tails, graph.heads, graph.latitudes, graph.longitudes)
        self.order_seconds = time.process_time() - start
        self.hierarchy = routingkit.CCH(order, graph.tails, graph.heads, False)
        self.metric = routingkit.CCHMetric(self.hierarchy, graph.weights)

    def customise(self):
        """With the weights read out of a list, a tenth of it or so."""
        start = time.process_time()
        self.metric.reset(self.graph.weights)
        return (time.process_time() - start) * 1000

    def paths(self, count):
        query, points, times, total = routingkit.CCHQuery(self.metric), self.graph.points, [], 0
        for pair in range(count):
            a, b = points[2 * pair % len(points)], points[(2 * pair + 1) % len(points)]
            start = time.perf_counter()
            distance = query.run(a, b).distance
            times.append(time.perf_counter() - start)
            total += distance or 0
        return statistics.median(times) * 1e6, total

    def matrix(self, size):
        points, total = self.graph.points[:size], 0
        wall, start = time.perf_counter(), time.process_time()
        targets = routingkit.CCHOneToMany(self.metric, points)
        rows = [targets.distances_from(point) for point in points]
        wall, cpu = time.perf_counter() - wall, time.process_time() - start
        for row in rows:
            total += sum(UNREACHABLE if cell is None else cell for cell in row)
        return wall * 1000, cpu * 1000, total


def in_turn(ours, theirs, times=5):
    """The medians of each number that either side gives, a run of ours before each of theirs."""
    pairs = [(ours(), theirs()) for _ in range(times)]
    return [tuple(statistics.median(run) for run in zip(*side)) for side in zip(*pairs)]


def equal(network, what, ours, theirs):
    if ours != theirs:
        sys.exit(f"{network}: {what}: our sum {ours:.0f} is not RoutingKit's {theirs:.0f}")


def beside_routingkit(bench, name, pbf, work, state):
    for options, kind in (((), "with turns"), (("--without-turns",), "without turns")):
        path = work / f"{name}.graph"
        engine = Engine(bench, pbf, path, *options)
        peer = RoutingKit(Graph(path))
        path.unlink()
        print(f"{name} {kind}: {engine.junctions:.0f} junctions, {engine.nodes:.0f} nodes, {engine.arcs:.0f} arcs, "
              f"{engine.restrictions:.0f} restrictions", flush=True)
        label = f"{name} {kind}"
        engine.ask("customise")
        (ours,), (theirs,) = in_turn(lambda: engine.ask("customise")[:1], lambda: (peer.customise(),))
        weighing = statistics.median(engine.ask("weigh")[0] for _ in range(5))
        say(label, "weighing", weighing, "ms")
        say(label, "customising three figures", ours, "ms", theirs, "routingkit-cch one", None)
        say(label, "re-weighting, both", ours + weighing, "ms", theirs, "routingkit-cch", 1.5)
        if state:
            say(label, "re-weighting", ours + weighing, "ms", target=1000)
        say(label, "pruning for many questions", statistics.median(engine.ask("prune")[0] for _ in range(3)), "ms")
        (ours, _, sum_ours), (theirs, sum_theirs) = in_turn(
            lambda: engine.ask("paths", PAIRS), lambda: peer.paths(PAIRS))
        equal(label, "paths", sum_ours, sum_theirs)
        say(label, "one to one", ours, "µs", theirs, "routingkit-cch", 1.3)
        for size in SIZES:
            runs = 5 if size < 1000 else 3
            (_, ours, sum_ours), (_, theirs, sum_theirs) = in_turn(
                lambda: engine.ask("matrix", size, 1), lambda: peer.matrix(size), runs)
            equal(label, f"{size} × {size}", sum_ours, sum_theirs)
            say(label, f"{size} × {size}, one thread", ours, "ms of CPU", theirs, "routingkit-cch",
                0.6 if size == 100 else 0.3)
            (ours, cpu, _), (theirs, _, _) = in_turn(
                lambda: engine.ask("matrix", size, 2), lambda: peer.matrix(size), runs)
            say(label, f"{size} × {size}, two threads", ours, "ms", theirs, "routingkit-cch",
                0.16 if size == 1000 else None)
        if not options:
            say(label, "snapping", statistics.median(engine.ask("snap", 2000)[0] for _ in range(5)), "µs", target=6)
        engine.close()


def osrm_commands(work, pbf, last):
    """The steps of OSRM's build; `last` are those after the extraction."""
    folder = work / "osrm-files"
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    link = folder / "roads.osm.pbf"
    link.symlink_to(Path(pbf).resolve())
    tools = work / "osrm" / "bin"
    extract = [tools / "osrm-extract", "-t", "2", "-p", work / "osrm" / "share" / "profiles" / "car.lua", link]
    base = folder / "roads.osrm"
    return [extract] + [[tools / f"osrm-{step}", "-t", "2", base] for step in last], base


def measure_builds(bench, name, pbf, work, times):
    network = work / "ours.network"
    pairs = []
    for _ in range(times):
        ours = ran([bench, "roads", "build", pbf, network])
        theirs = together(osrm_commands(work, pbf, ["partition", "customize"])[0])
        pairs.append((ours, theirs))
    ours, theirs = ([statistics.median(run) for run in zip(*side)] for side in zip(*pairs))
    say(name, "build, CPU", ours[0], "s", theirs[0], "osrm-mld", 0.35)
    say(name, "build, peak", ours[1], "MiB", theirs[1], "osrm-mld", 0.5 if name == "state" else 1)
    say(name, "its file", network.stat().st_size / 2**20, "MiB")
    answers = [subprocess.run([bench, "roads", "open", network], check=True, capture_output=True) for _ in range(9)]
    wall, opened, found = (statistics.median(run) for run in zip(*(map(float, a.stdout.split()) for a in answers)))
    if not found:
        sys.exit(f"{name}: the opened network has no path.")
    say(name, "opening its file", opened, "ms")
    say(name, "opening and first path", wall, "ms", target=50)


def measure_valhalla(bench, name, pbf, work):
    tiles = work / "valhalla-tiles"
    config = subprocess.run(
        [sys.executable, work / "valhalla" / "valhalla_build_config.py", "--mjolnir-tile-dir", tiles],
        check=True, capture_output=True).stdout
    settings = json.loads(config)
    settings["mjolnir"]["concurrency"] = 2
    for key in ("tile_extract", "admin", "timezone"):
        settings["mjolnir"].pop(key, None)
    path = work / "valhalla.json"
    path.write_text(json.dumps(settings))
    ours = ran([bench, "roads", "build", pbf, work / "ours.network"])
    theirs = ran([work / "valhalla" / "bin" / "valhalla_build_tiles", "-c", path, "-j", "2", pbf])
    say(name, "build, CPU", ours[0], "s", theirs[0], "valhalla (which orders nothing)")
    say(name, "build, peak", ours[1], "MiB", theirs[1], "valhalla")


def cpu_of(process):
    """Milliseconds that all threads of a process of ours have run."""
    total = 0
    for task in os.listdir(f"/proc/{process}/task"):
        total += int(Path(f"/proc/{process}/task/{task}/schedstat").read_text().split()[0])
    return total / 1e6


def measure_table(bench, name, pbf, work):
    """OSRM's contraction hierarchy answers tables of time and distance over HTTP; what counts is its server's CPU."""
    commands, base = osrm_commands(work, pbf, ["contract"])
    theirs = together(commands)
    ours = ran([bench, "roads", "build", pbf, work / "ours.network"])
    say(name, "build, CPU", ours[0], "s", theirs[0], "osrm-ch", 0.05)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [work / "osrm" / "bin" / "osrm-routed", "-a", "ch", "-i", "127.0.0.1", "-p", str(port), "-t", "1",
         "--max-table-size", "20000", "--verbosity", "ERROR", base],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = work / f"{name}.graph"
    engine = Engine(bench, pbf, path)
    graph = Graph(path)
    path.unlink()
    try:
        wait_for(port, server)
        for size in SIZES:
            places = ";".join(f"{graph.longitudes[p]:.6f},{graph.latitudes[p]:.6f}" for p in graph.points[:size])

            def table():
                before = cpu_of(server.pid)
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
                connection.request("GET", f"/table/v1/driving/{places}?annotations=duration,distance")
                answer = connection.getresponse()
                body = answer.read()
                connection.close()
                if answer.status != 200:
                    sys.exit(f"osrm-routed refused: {body[:200]!r}")
                return (cpu_of(server.pid) - before,)

            table()
            (ours,), (theirs,) = in_turn(lambda: engine.ask("matrix", size, 1)[1:2], table, 3)
            say(name, f"{size} × {size}, one thread", ours, "ms of CPU", theirs, "osrm-ch's table", 0.25)
    finally:
        server.terminate()
        server.wait()
        engine.close()


def wait_for(port, server):
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("osrm-routed ended.")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("osrm-routed does not answer.")


def measure_growth(bench, city, work):
    """How figures grow with the network, as rows of a table."""
    print("| copies | junctions | nodes | arcs | build, CPU s | peak MiB | customising ms | one to one µs |")
    print("|---|---|---|---|---|---|---|---|")
    for side in (1, 2, 4, 6):
        pbf = tiled(city, work, side)
        builds = [ran([bench, "roads", "build", pbf, work / "ours.network"]) for _ in range(3 if side < 6 else 1)]
        graph = work / "growth.graph"
        engine = Engine(bench, pbf, graph)
        graph.unlink()
        customising = statistics.median(engine.ask("customise")[0] for _ in range(5))
        path = statistics.median(engine.ask("paths", PAIRS)[0] for _ in range(5))
        engine.close()
        cpu, peak = (statistics.median(run) for run in zip(*builds))
        print(f"| {side} × {side} | {engine.junctions:,.0f} | {engine.nodes:,.0f} | {engine.arcs:,.0f} "
              f"| {cpu:.2f} | {peak:.0f} | {customising:.1f} | {path:.1f} |", flush=True)


def tiled(city, work, side):
    pbf = work / f"{city.name.split('.')[0]}-{side}x{side}.osm.pbf"
    if not pbf.exists():
        part = pbf.with_name("part-" + pbf.name)
        # By another process, for a process is charged the memory of the one that starts it.
        subprocess.run([sys.executable, Path(__file__).with_name("tile.py"), city, part, str(side), str(side)], check=True)
        part.rename(pbf)
    return pbf


def main():
    if len(sys.argv) < 4 or sys.argv[4:] not in ([], ["--quick"], ["--full"]):
        sys.exit(__doc__)
    bench, osm, work = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    mode = (sys.argv[4:] or [""])[0]
    city = osm / "porto-alegre.osm.pbf"
    networks = {"poa": city}
    if mode != "--quick":
        networks["porto"] = osm / "porto-portugal.osm.pbf"
    if mode == "--full":
        networks["state"] = tiled(city, work, 6)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    # First, while this process is small: the peak of a process is never below that of the one that starts it.
    for name, pbf in networks.items():
        measure_builds(bench, name, pbf, work, 1 if name == "state" else 3)
    measure_valhalla(bench, "poa", city, work)
    if mode == "--full":
        measure_growth(bench, city, work)
    for name, pbf in networks.items():
        beside_routingkit(bench, name, pbf, work, name == "state")
    for name in [name for name in networks if name == "poa" or mode == "--full" and name == "porto"]:
        measure_table(bench, name, networks[name], work)


if __name__ == "__main__":
    main()
