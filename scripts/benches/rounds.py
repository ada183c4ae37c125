"""Recorrido's planner beside other solvers on public instances. Run by scripts/bench rounds, which says how.

Every solver runs in a process of its own. What it hands back is only its routes: they are checked against the file and
costed here, by code that no solver shares, so that none marks its own work.
"""
import argparse
import csv
import json
import math
import os
import re
import statistics
import subprocess
import sys
import time

# Decimals that a collection keeps of its distances, and how it cuts them; BKS.csv states the convention of each.
SCALES = {"CVRP": 1, "VRPTW": 10, "PCVRPTW": 10, "MTVRPTWR": 10, "MDVRPTW": 1000, "HFVRP": 1000}
ROUNDINGS = {"CVRP": "round", "PCVRPTW": "dimacs", "MTVRPTWR": "dimacs", "MDVRPTW": "exact", "HFVRP": "exact"}
# By the problem's name in BKS.csv: its objective, and what makes its cost one of `Instance.cost`.
OBJECTIVES = {
    "vrptw": ("distance-dimacs-trunc1", 10),
    "cvrp": ("distance-rounded-int", 1),
    "mdvrptw": ("distance-exact-x1000", 1),
    "pcvrptw": ("distance-dimacs-trunc1-x10+uncollected-prizes", 1),
    "hfvrp": ("exact-euclid*unit-cost+fixed-cost;divided-by-100", 100 * 1000),
    "mtvrptwr": ("distance-dimacs-trunc1-x10-multitrip", 1),
}
RICH = {"mdvrptw", "pcvrptw", "hfvrp", "mtvrptwr"}
QUICK = ["r112", "rc208", "X-n200-k36", "pcvrptw-r1_10_1"]


class Instance:
    """A file in whole numbers: every figure of distance, time and cost times `scale`."""

    def __init__(self, path):
        text = open(path).read().replace("\r", "")
        self.depots, self.releases, self.prizes, self.max_duration = 1, None, None, None
        (self.read_vrplib if "DIMENSION" in text else self.read_solomon)(text)
        self.count = len(self.xy)
        self.distances = [[self.cut(math.dist(a, b)) for b in self.xy] for a in self.xy]

    def cut(self, distance):
        if self.scale == 1:
            return int(distance + 0.5)
        return int(distance * 10) if self.scale == 10 else round(distance * 1000)

    def read_solomon(self, text):
        rows = [line.split() for line in text.splitlines() if re.fullmatch(r"[\s\d.]+", line) and line.strip()]
        self.kind, self.scale = "VRPTW", 10
        vehicles, capacity = int(rows[0][0]), int(rows[0][1])
        rows = [[float(word) for word in row] for row in rows[1:]]
        self.xy = [(row[1], row[2]) for row in rows]
        self.demands = [int(row[3]) for row in rows]
        self.windows = [(int(10 * row[4]), int(10 * row[5])) for row in rows]
        self.services = [int(10 * row[6]) for row in rows]
        self.fleet = [dict(depot=0, capacity=capacity, fixed=0, unit=1, reloads=False) for _ in range(vehicles)]

    def read_vrplib(self, text):
        fields, sections, rows = {}, {}, []
        for line in text.splitlines():
            words = line.split()
            if re.match(r"\s*[A-Z_]+_SECTION", line):
                rows = sections.setdefault(words[0].rstrip(":"), [])
            elif ":" in line:
                name, value = line.split(":", 1)
                fields[name.strip()] = value.strip()
            elif words and words[0] != "EOF":
                rows.append([float(word) for word in words])

        def column(name, default):
            return [row[1] for row in sections[name]] if name in sections else default

        self.kind = fields["TYPE"]
        self.scale = scale = SCALES[self.kind]
        count = int(fields["DIMENSION"])
        self.depots = len([row for row in sections["DEPOT_SECTION"] if row[0] > 0])
        self.xy = [(row[1], row[2]) for row in sections["NODE_COORD_SECTION"]]
        self.demands = [int(demand) for demand in column("DEMAND_SECTION", None)]
        service = float(fields.get("SERVICE_TIME", 0))
        services = column("SERVICE_TIME_SECTION", [0] * self.depots + [service] * (count - self.depots))
        self.services = [round(scale * s) for s in services]
        windows = sections.get("TIME_WINDOW_SECTION")
        self.windows = windows and [(round(scale * row[1]), round(scale * row[2])) for row in windows]
        if "RELEASE_TIME_SECTION" in sections:
            self.releases = [round(scale * r) for r in column("RELEASE_TIME_SECTION", None)]
        if "PRIZE_SECTION" in sections:
            self.prizes = [round(scale * p) for p in column("PRIZE_SECTION", None)]
        if "VEHICLES_MAX_DURATION" in fields:
            self.max_duration = round(scale * float(fields["VEHICLES_MAX_DURATION"]))
        vehicles = int(fields.get("VEHICLES", count - self.depots))
        capacities = column("CAPACITY_SECTION", [float(fields.get("CAPACITY", 0))] * vehicles)
        homes = column("VEHICLES_DEPOT_SECTION", [1] * vehicles)
        fixed = column("VEHICLES_FIXED_COST_SECTION", [0] * vehicles)
        units = column("VEHICLES_UNIT_DISTANCE_COST_SECTION", [1] * vehicles)
        self.fleet = [
            dict(depot=int(h) - 1, capacity=int(c), fixed=round(scale * f), unit=u,
                 reloads="VEHICLES_RELOAD_DEPOT_SECTION" in sections)
            for h, c, f, u in zip(homes, capacities, fixed, units)
        ]

    def cost(self, routes):
        """What (vehicle, places) pairs cost, times the scale; ValueError says which rule they break."""
        served, used, total = set(), set(), 0
        for number, places in routes:
            if not any(place >= self.depots for place in places):
                continue
            if number in used or not 0 <= number < len(self.fleet):
                raise ValueError(f"vehicle {number} is not there, or out twice")
            used.add(number)
            vehicle = self.fleet[number]
            total += vehicle["fixed"] + vehicle["unit"] * self.length(vehicle, places)
            for place in places:
                if place >= self.depots:
                    if place in served:
                        raise ValueError(f"client {place} twice")
                    served.add(place)
        for place in range(self.depots, self.count):
            if place not in served:
                if not (self.prizes and self.prizes[place] > 0):
                    raise ValueError(f"client {place} left out")
                total += self.prizes[place]
        return total

    def length(self, vehicle, places):
        """The distance of one vehicle's tour, after its loads and hours are found in order."""
        depot = vehicle["depot"]
        trips, trip = [], []
        for place in list(places) + [depot]:
            if place >= self.depots:
                trip.append(place)
            elif place != depot:
                raise ValueError(f"a return to depot {place}, not {depot}")
            elif trip:
                trips.append(trip)
                trip = []
        if len(trips) > 1 and not vehicle["reloads"]:
            raise ValueError("several trips")
        for trip in trips:
            if sum(self.demands[place] for place in trip) > vehicle["capacity"]:
                raise ValueError("over capacity")
        tour = [depot]
        for trip in trips:
            tour += trip + [depot]
        if self.windows:
            self.check_hours(trips, tour)
        return sum(self.distances[a][b] for a, b in zip(tour, tour[1:]))

    def check_hours(self, trips, tour):
        now, at = self.windows[tour[0]][0], tour[0]
        for trip in trips:
            if self.releases:
                now = max(now, max(self.releases[place] for place in trip))
            for place in trip + [tour[0]]:
                now = max(now + self.services[at] + self.distances[at][place], self.windows[place][0])
                if now > self.windows[place][1]:
                    raise ValueError(f"late at {place}")
                at = place
        if self.max_duration is None:
            return
        # The shortest tour ends as early as it can and, for that end, begins as late as it can.
        begin = now
        for before, after in zip(reversed(tour[:-1]), reversed(tour)):
            begin = min(begin - self.services[before] - self.distances[before][after], self.windows[before][1])
        if now - begin > self.max_duration:
            raise ValueError("too long on the way")


# --- Solvers. Each hands back (vehicle, places) pairs, or fails.


def solve_ours(program, path, seconds, seed, threads):
    command = [program, "round", "solve", path, "--seconds", str(seconds), "--threads", str(threads)]
    answer = subprocess.run(command + ["--seed", str(seed), "--json"], capture_output=True, text=True, check=True)
    plan = json.loads(answer.stdout)
    return [(vehicle - 1, places) for vehicle, places in zip(plan["vehicles"], plan["routes"])]


def solve_pyvrp(path, seconds, seed):
    import numpy
    import pyvrp
    from pyvrp.stop import MaxRuntime

    instance = Instance(path)
    if instance.kind == "VRPTW":
        window = [dict(tw_early=w[0], tw_late=w[1]) for w in instance.windows]
        matrix = numpy.asarray(instance.distances, dtype=numpy.int64)
        clients = [
            pyvrp.Client(i, delivery=[instance.demands[i]], service_duration=instance.services[i], **window[i])
            for i in range(1, instance.count)
        ]
        fleet = pyvrp.VehicleType(len(instance.fleet), [instance.fleet[0]["capacity"]], **window[0], name=",".join(
            map(str, range(len(instance.fleet)))))
        places = [pyvrp.Location(round(10 * x), round(10 * y)) for x, y in instance.xy]
        data = pyvrp.ProblemData(places, clients, [pyvrp.Depot(0, **window[0])], [fleet], [matrix], [matrix])
    else:
        data = pyvrp.read(path, ROUNDINGS[instance.kind])
    best = pyvrp.solve(data, MaxRuntime(seconds), seed=seed, collect_stats=False, display=False).best
    if not best.is_feasible():
        raise ValueError("no feasible plan")
    free = [list(map(int, kind.name.split(","))) for kind in data.vehicle_types()]
    routes = []
    for route in best.routes():
        places = [a.idx + instance.depots if a.is_client() else a.idx for a in route]
        routes.append((free[route.vehicle_type()].pop(), places))
    return routes


def enough(instance):
    """Vehicles for solvers that slow down with many idle ones, where the file sets no limit."""
    if instance.windows:
        return len(instance.fleet)
    return min(len(instance.fleet), math.ceil(sum(instance.demands) / instance.fleet[0]["capacity"]) + 6)


def solve_vroom(path, seconds, threads):
    import numpy
    import vroom
    from datetime import timedelta

    instance = Instance(path)
    given, windows = vroom.Input(), instance.windows
    given.set_durations_matrix("car", numpy.asarray(instance.distances, dtype=numpy.uint32))
    for number in range(enough(instance)):
        hours = dict(time_window=list(windows[0])) if windows else {}
        given.add_vehicle(vroom.Vehicle(number + 1, start=0, end=0, capacity=[instance.fleet[0]["capacity"]], **hours))
    for i in range(1, instance.count):
        hours = dict(time_windows=[list(windows[i])]) if windows else {}
        given.add_job(vroom.Job(i, location=i, default_service=instance.services[i], delivery=[instance.demands[i]],
                                **hours))
    # Level 5, its most thorough: VROOM stops when its exploration ends, and the seconds are only a limit.
    steps = given.solve(exploration_level=5, nb_threads=threads, timeout=timedelta(seconds=seconds)).routes
    steps = steps[steps["type"] == "job"]
    return [(int(v) - 1, [int(i) for i in route["id"]]) for v, route in steps.groupby("vehicle_id", sort=False)]


def solve_ortools(path, seconds):
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    instance = Instance(path)
    vehicles, windows = enough(instance), instance.windows
    manager = pywrapcp.RoutingIndexManager(instance.count, vehicles, 0)
    model = pywrapcp.RoutingModel(manager)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(instance.distances))
    demand = model.RegisterUnaryTransitVector(instance.demands)
    model.AddDimension(demand, 0, instance.fleet[0]["capacity"], True, "load")
    if windows:
        times = [[d + instance.services[i] for d in row] for i, row in enumerate(instance.distances)]
        model.AddDimension(model.RegisterTransitMatrix(times), windows[0][1], windows[0][1], False, "time")
        clock = model.GetDimensionOrDie("time")
        for i in range(1, instance.count):
            clock.CumulVar(manager.NodeToIndex(i)).SetRange(*windows[i])
        for v in range(vehicles):
            clock.CumulVar(model.Start(v)).SetRange(*windows[0])
            clock.CumulVar(model.End(v)).SetRange(*windows[0])
    how = pywrapcp.DefaultRoutingSearchParameters()
    how.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    how.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    how.time_limit.FromMilliseconds(int(seconds * 1000))
    found = model.SolveWithParameters(how)
    if found is None:
        raise ValueError("no plan")
    routes = []
    for v in range(vehicles):
        index, places = found.Value(model.NextVar(model.Start(v))), []
        while not model.IsEnd(index):
            places.append(manager.IndexToNode(index))
            index = found.Value(model.NextVar(index))
        routes.append((v, places))
    return routes


# --- Runs.


def run_apart(name, options, path, seconds, seed, threads):
    """Starts a solver in a process of its own."""
    command = [sys.executable, __file__, "--solver", name, "--program", options.program, "--path", path]
    command += ["--seconds", str(seconds), "--seed", str(seed), "--threads", str(threads)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def one(name, options, path, seconds, seed, threads):
    """The cost of a solver's plan and the CPU seconds it took; an infinite cost where it has none.

    PyVRP and OR-Tools have one thread only: for more, so many PyVRPs run side by side and the best counts.
    """
    sides = threads if name == "pyvrp" else 1
    before = os.times()
    started = [run_apart(name, options, path, seconds, seed * sides + side, threads) for side in range(sides)]
    costs = []
    for process in started:
        out, err = process.communicate()
        try:
            costs.append(Instance(path).cost([(v, places) for v, places in json.loads(out)]))
        except (ValueError, KeyError) as error:
            print(f"  {name} on {os.path.basename(path)}: {error}; {err.strip().splitlines()[-1:]}", file=sys.stderr)
            costs.append(math.inf)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return min(costs), cpu


def work(options):
    solve = {
        "recorrido": lambda: solve_ours(
            options.program, options.path, options.seconds, options.seed, options.threads),
        "pyvrp": lambda: solve_pyvrp(options.path, options.seconds, options.seed),
        "vroom": lambda: solve_vroom(options.path, options.seconds, options.threads),
        "ortools": lambda: solve_ortools(options.path, options.seconds),
    }
    print(json.dumps(solve[options.solver]()))


class Duel:
    """Ours beside one peer over several instances and seeds."""

    def __init__(self, peer):
        self.peer, self.pairs, self.cpu = peer, [], [0, 0]

    def add(self, best, ours, theirs):
        self.pairs.append((ours[0] / best - 1, theirs[0] / best - 1))
        self.cpu = [self.cpu[0] + ours[1], self.cpu[1] + theirs[1]]

    def say(self, what):
        if not self.pairs:
            return
        # Who beats the best known plan has no gap.
        ours, theirs = ([100 * max(0, gap) for gap in side] for side in zip(*self.pairs))
        mean, other = statistics.mean(ours), statistics.mean(theirs)
        wins = sum(a < b - 1e-9 for a, b in self.pairs)
        losses = sum(a > b + 1e-9 for a, b in self.pairs)
        ratio = "no gap on either side" if other == mean else f"{mean / other:.2f} ×" if other else "theirs has none"
        print(f"rounds, {what}: mean gap {mean:.3f} %, {self.peer} {other:.3f} % ({ratio}); "
              f"{wins} won, {len(self.pairs) - wins - losses} tied, {losses} lost; "
              f"CPU {self.cpu[0]:.0f} s, {self.peer} {self.cpu[1]:.0f} s", flush=True)


def best_known(folder):
    with open(os.path.join(folder, "BKS.csv")) as file:
        for row in csv.DictReader(file):
            objective = OBJECTIVES.get(row["problem"])
            if objective and row["objective"] == objective[0]:
                yield row["instance"], row["problem"], os.path.join(folder, row["file"]), float(row["cost"]) * objective[1]


def contest(options, instances, peers, what, seconds, seeds, threads):
    duels = {peer: Duel(peer) for peer in peers}
    for name, problem, path, best in instances:
        for seed in range(1, seeds + 1):
            # In turn, and each second time the other way round.
            order = ["recorrido"] + peers
            runs = {}
            for solver in order if seed % 2 else reversed(order):
                runs[solver] = one(solver, options, path, seconds, seed, threads)
            said = ", ".join(f"{solver} {100 * (runs[solver][0] / best - 1):.3f} %" for solver in order)
            print(f"  {name}, seed {seed}: {said}", file=sys.stderr, flush=True)
            for peer in peers:
                duels[peer].add(best, runs["recorrido"], runs[peer])
    for duel in duels.values():
        duel.say(what)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--instances")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--solver")
    parser.add_argument("--path")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--threads", type=int)
    options = parser.parse_args()
    if options.solver:
        return work(options)
    known = list(best_known(options.instances))
    plain = [row for row in known if row[1] not in RICH]
    rich = [row for row in known if row[1] in RICH]
    if options.quick:
        chosen = [row for row in known if row[0] in QUICK]
        return contest(options, chosen, ["pyvrp"], "10 s, one thread, four instances", 10, 1, 1)
    contest(options, plain, ["pyvrp"], "10 s, one thread, three seeds", 10, 3, 1)
    contest(options, rich, ["pyvrp"], "rich instances, 10 s, one thread, three seeds", 10, 3, 1)
    if options.full:
        contest(options, plain, ["pyvrp", "vroom", "ortools"], "30 s, two threads", 30, 1, 2)


if __name__ == "__main__":
    main()
