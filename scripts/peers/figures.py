"""Asks what Figures can compute, and compares its answers with PySAL's and SciPy's.

Usage: figures.py ask FOLDER        writes questions.json
       figures.py compare FOLDER    reads answers.json beside it; ends with 1 where a figure differs
"""

import csv
import json
import math
import os
import pathlib
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
PERMUTATIONS = 999
# As many as it takes to tell a cluster of twenty among thousands of units.
PLANTED = 49_999
EXACT = 1e-9


def weights(neighbours):
    import libpysal

    return libpysal.weights.W(dict(enumerate(neighbours)), silence_warnings=True)


def lattice(columns, rows):
    """Squares a hundredth of a degree wide, as units of polygons of rings of positions."""
    def corner(c, r):
        return [round(-99.1 + c / 100, 7), round(19.3 + r / 100, 7)]

    return [
        [[[corner(c, r), corner(c + 1, r), corner(c + 1, r + 1), corner(c, r + 1), corner(c, r)]]]
        for r in range(rows)
        for c in range(columns)
    ]


def rings(shape):
    """A shapely area on the grid of 1e-7 degrees, as polygons of rings of positions."""
    parts = getattr(shape, "geoms", [shape])
    return [
        [np.round(np.asarray(ring.coords)[:, :2], 7).tolist() for ring in [part.exterior, *part.interiors]]
        for part in parts
    ]


def areas(board):
    from shapely.geometry import MultiPolygon, Polygon

    return [MultiPolygon([Polygon(part[0], part[1:]) for part in unit]) for unit in board]


def contiguity(board, rook):
    import geopandas
    import libpysal

    frame = geopandas.GeoDataFrame(geometry=areas(board))
    kind = libpysal.weights.Rook if rook else libpysal.weights.Queen
    found = kind.from_dataframe(frame, use_index=False, silence_warnings=True)
    return [sorted(int(n) for n in found.neighbors[unit]) for unit in range(len(board))]


def real(questions):
    """The units of Mexico City and their works of 2018."""
    folder = os.environ.get("RECORRIDO_REAL_DATA")
    units = pathlib.Path(folder or "/nowhere", "territorio/cdmx-ut-iecm-2019.gpkg")
    if not units.is_file():
        print("RECORRIDO_REAL_DATA does not name the real files: random data only.")
        return
    import geopandas

    frame = geopandas.read_file(units)
    population = frame["SUMPOB1"].astype(float).fillna(0).to_numpy()
    approved = {}
    with open(pathlib.Path(folder, "obras/cdmx-presupuesto-participativo-2018.csv"), newline="") as file:
        for row in csv.DictReader(file):
            try:
                text = str(json.loads(row["manual_capture"]).get("approved", ""))
                amount = float(text.replace("$", "").replace(",", "").strip())
            except (ValueError, TypeError):
                continue
            approved[row["cve_col"]] = approved.get(row["cve_col"], 0) + amount
    invested = np.array([approved.get(key, math.nan) for key in frame["CVEUT"]])
    board = [rings(shape) for shape in frame.geometry]
    questions["borders"].append(board)
    neighbours = contiguity(board, rook=False)
    plant(questions, neighbours, np.random.default_rng(3))
    print(f"{len(board)} real units, {int(np.isfinite(invested).sum())} with an amount of 2018.")
    per_head = np.where(np.isfinite(invested) & (population > 0), invested / np.maximum(population, 1), math.nan)
    for values in [population, per_head]:
        values = [None if math.isnan(v) else float(v) for v in values]
        questions["clusters"].append(dict(values=values, neighbours=neighbours, permutations=PERMUTATIONS))
    known = np.isfinite(per_head)
    questions["inequality"].append(dict(
        people=population[known].tolist(), amount=np.round(invested[known], 2).tolist(),
        rank=np.argsort(np.argsort(frame.geometry.area[known])).astype(float).tolist()))
    centres = [[point.x, point.y] for point in frame.representative_point()]
    questions["nearest"].append(dict(points=centres, k=6))
    for values in [population[population > 0], per_head[known]]:
        ask_classes(questions, np.round(values, 2)[:700], 5)


def plant(questions, neighbours, rng):
    """Noise of 4 points everywhere, and 45 points more for twenty units that lie together."""
    values = rng.normal(0, 4, len(neighbours))
    late = [len(neighbours) // 2]
    for unit in late:
        late += [n for n in sorted(neighbours[unit]) if n not in late]
        if len(late) >= 20:
            break
    late = late[:20]
    values[late] += 45
    questions["planted"].append(dict(
        values=values.tolist(), neighbours=neighbours, permutations=PERMUTATIONS, late=late))


def ask_classes(questions, values, count):
    for method in ["quantile", "equal", "natural", "round"]:
        questions["classes"].append(dict(values=values.tolist(), count=count, method=method))


def ask(folder):
    rng = np.random.default_rng(20241231)
    questions = dict(clusters=[], classes=[], inequality=[], borders=[], nearest=[], fits=[], pValues=[], planted=[])
    for columns, rows in [(7, 5), (12, 9)]:
        board = lattice(columns, rows)
        # Every tenth unit is missing, so that not all have as many neighbours.
        board = [unit for unit in board if rng.random() > 0.1]
        questions["borders"].append(board)
        neighbours = contiguity(board, rook=False)
        noise = rng.lognormal(3, 1, len(board))
        smooth = np.array([noise[[i, *n]].mean() for i, n in enumerate(neighbours)])
        for values in [noise, smooth]:
            questions["clusters"].append(
                dict(values=values.tolist(), neighbours=neighbours, permutations=PERMUTATIONS))
    plant(questions, contiguity(lattice(40, 30), rook=False), np.random.default_rng(7))
    # An island, and neighbours that are not mutual.
    one_way = [[1, 2, 3]] + [[(i + d) % 40 for d in (1, 2, 5)] for i in range(1, 40)] + [[]]
    questions["clusters"].append(
        dict(values=rng.normal(0, 1, 41).tolist(), neighbours=one_way, permutations=PERMUTATIONS))
    for size in [6, 57, 400]:
        questions["inequality"].append(dict(
            people=rng.integers(1, 50, size).astype(float).tolist(),
            amount=(rng.integers(0, 5000, size) * (rng.random(size) > 0.1)).astype(float).tolist(),
            rank=rng.permutation(size).astype(float).tolist()))
    for size, count in [(57, 4), (57, 5), (57, 6), (150, 5), (300, 6)]:
        ask_classes(questions, np.round(rng.lognormal(2, 1, size), 3), count)
        ask_classes(questions, rng.integers(-40, 400, size).astype(float), count)
    import mapclassify

    ask_classes(questions, mapclassify.load_example().to_numpy(), 5)
    points = rng.uniform([-99.3, 19.1], [-98.9, 19.6], (300, 2))
    questions["nearest"].append(dict(points=points.tolist(), k=5))
    for size in [5, 57, 500]:
        x = rng.uniform(0, 30, size)
        questions["fits"].append(dict(x=x.tolist(), y=(4 - 0.1 * x + rng.normal(0, 1, size)).tolist()))
        questions["pValues"].append((rng.integers(1, 1001, size) / 1000).tolist())
    real(questions)
    pathlib.Path(folder, "questions.json").write_text(json.dumps(questions))


class Verdict:
    def __init__(self):
        self.bad = 0

    def say(self, what, holds, figure):
        print(f"{'agrees ' if holds else 'DIFFERS'}  {what}: {figure}")
        self.bad += not holds

    def close(self, what, pairs):
        """Largest difference, for each unit of size of the larger number where that is beyond 1."""
        worst = max(
            (float(np.max(np.abs(np.asarray(a) - np.asarray(b)) / np.maximum(1, np.abs(np.asarray(b)))))
             for a, b in pairs if np.size(b)), default=0.0)
        self.say(what, worst <= EXACT, f"largest difference {worst:.1e} of {sum(np.size(b) for _, b in pairs)}")

    def same(self, what, pairs):
        wrong = sum(a != b for a, b in pairs)
        self.say(what, wrong == 0, f"{len(pairs) - wrong} of {len(pairs)} the same")

    def chance(self, what, ours, theirs, sides, drawn=PERMUTATIONS, permutations=PERMUTATIONS):
        """P-values of two sets of permutations: 99 % within three standard errors of their difference, all within six.

        A permutation is added to the error, since where p is near 0 its estimate is 0 too.
        """
        ours, theirs = np.asarray(ours) / sides, np.asarray(theirs) / sides
        middle = (ours + theirs) / 2
        fewest = np.minimum(drawn, permutations)
        error = np.sqrt(middle * (1 - middle) * (1 / drawn + 1 / permutations)) + 1 / (fewest + 1)
        off = np.abs(ours - theirs) / error
        within = float((off <= 3).mean())
        self.say(what, within >= 0.99 and off.max() <= 6,
                 f"{within:.1%} of {len(off)} within 3 standard errors, the farthest {off.max():.1f}")


def clusters(questions, answers, verdict):
    from esda import G_Local, Moran, Moran_Local
    from esda.significance import calculate_significance
    from scipy.stats import false_discovery_control

    pairs = dict(I=[], local=[], score=[], quadrant=[], fdr=[])
    ours, theirs, both, two_sided, global_ours, global_theirs = [], [], [], [], [], []
    for question, answer in zip(questions, answers):
        kept = [i for i, v in enumerate(question["values"]) if v is not None]
        number = {old: new for new, old in enumerate(kept)}
        lists = [[number[n] for n in question["neighbours"][i] if n in number] for i in kept]
        y = np.array([question["values"][i] for i in kept])
        islands = np.array([not n for n in lists])
        np.random.seed(1)
        moran = Moran(y, weights(lists), permutations=PERMUTATIONS)
        local = Moran_Local(y, weights(lists), permutations=PERMUTATIONS, seed=1)
        spots = G_Local(y - y.min() + 1, weights(lists), transform="B", star=True, permutations=0)
        pairs["I"].append((answer["global"], moran.I))
        pairs["local"].append((answer["local"], np.where(islands, 0, local.Is)))
        pairs["score"].append((answer["scores"], spots.Zs))
        pairs["quadrant"] += list(zip(answer["quadrants"], np.where(islands, 0, local.q).tolist()))
        global_ours.append(answer["globalDirected"])
        global_theirs.append(moran.p_sim)
        tested = np.flatnonzero(~islands)
        ours += [answer["directed"][i] for i in tested]
        theirs += local.p_sim[tested].tolist()
        both += [answer["twoSided"][i] for i in tested]
        two_sided += calculate_significance(local.Is, local.rlisas, "two-sided")[tested].tolist()
        mine = np.array([answer["twoSided"][i] for i in tested])
        pairs["fdr"].append(([answer["adjusted"][i] for i in tested], false_discovery_control(mine)))
    verdict.close("Moran's I (esda)", pairs["I"])
    verdict.close("local Moran's I (esda)", pairs["local"])
    verdict.close("G* scores (esda)", pairs["score"])
    verdict.same("quadrants (esda)", pairs["quadrant"])
    verdict.chance("p-values of Moran's I (esda)", global_ours, global_theirs, 1)
    verdict.chance("p-values of local Moran's I, one-sided (esda)", ours, theirs, 1)
    verdict.chance("p-values of local Moran's I, two-sided (esda)", both, np.minimum(two_sided, 1), 2)
    verdict.close("false discovery of those (SciPy)", pairs["fdr"])


def planted(questions, answers, verdict):
    """A cluster among more than a thousand units, which 999 permutations of each cannot tell from chance."""
    from esda import Moran_Local
    from scipy.stats import false_discovery_control

    for question, answer in zip(questions, answers):
        count, late = len(question["values"]), set(question["late"])
        local = Moran_Local(
            np.array(question["values"]), weights(question["neighbours"]), permutations=PLANTED, seed=1,
            keep_simulations=False)
        theirs = np.minimum(1, 2 * local.p_sim)
        tested = [i for i in range(count) if question["neighbours"][i]]
        ours, drawn = (np.array([answer[key][i] for i in tested], dtype=float) for key in ("twoSided", "permutations"))
        theirs = theirs[tested]
        verdict.chance(
            f"p-values of {count} units, two-sided, to {int(drawn.max())} permutations (esda)", ours, theirs, 2,
            drawn, PLANTED)
        named = {unit for unit, yes in zip(tested, false_discovery_control(theirs) <= 0.05) if yes}
        mine = {i for i in range(count) if answer["significant"][i]}
        # Where they part, the p-value stands at the limit: within twice and half of the largest that is still named.
        limit = max((p for unit, p in zip(tested, theirs) if unit in named), default=0)
        far = [i for i, (a, b) in zip(tested, zip(ours, theirs)) if i in mine ^ named and not (
            limit / 2 <= a <= 2 * limit or limit / 2 <= b <= 2 * limit)]
        verdict.say(
            f"a cluster of {len(late)} planted among {count} units (esda)",
            len(mine & late) >= 16 and not far and len(mine & late) >= len(named & late) - 2,
            f"{len(mine & late)} of its units named and {len(mine - late)} beside it; by esda "
            f"{len(named & late)} and {len(named - late)}")


def squares(values, limits):
    index = np.searchsorted(limits, values)
    return sum(((values[index == c] - values[index == c].mean()) ** 2).sum() for c in set(index))


def classes(questions, answers, verdict):
    import mapclassify

    kinds = dict(quantile="Quantiles", equal="EqualInterval", natural="FisherJenks", round="PrettyBreaks")

    def nearest_pretty(values, count):
        # PrettyBreaks takes one step for a number of classes, and not the step that comes nearest to it.
        peers = [mapclassify.PrettyBreaks(values, k=k) for k in range(2, 41)]
        return min((peer for peer in peers if len(peer.bins) <= 6), key=lambda peer: (
            abs(len(peer.bins) - count), len(peer.bins) < 4, len(peer.bins)))

    pairs = {method: [] for method in kinds}
    counts, goodness, better = [], [], 0
    for question, answer in zip(questions, answers):
        values, method = np.array(question["values"]), question["method"]
        peer = (nearest_pretty(values, question["count"]) if method == "round"
                else getattr(mapclassify, kinds[method])(values, k=question["count"]))
        bins = np.asarray(peer.bins, dtype=float)
        if method == "natural":
            # mapclassify sums in single precision: where it misses the optimum, ours must be better by exact sums.
            if answer["limits"] != bins.tolist() and squares(values, answer["limits"]) < squares(values, bins):
                better += 1
                continue
            pairs[method].append((answer["limits"], bins.tolist()))
        else:
            pairs[method].append((answer["limits"], bins))
        counts.append((answer["counts"], peer.counts.tolist()))
        goodness.append((answer["goodness"], 1 - peer.tss / ((values - values.mean()) ** 2).sum()))
    if better:
        print(f"         {better} natural breaks are better than mapclassify's, and not compared")
    verdict.same("natural breaks (mapclassify)", pairs.pop("natural"))
    for method, found in pairs.items():
        verdict.close(f"{method} limits (mapclassify)", found)
    verdict.same("counts in classes (mapclassify)", counts)
    verdict.close("goodness of variance fit (mapclassify)", goodness)


def inequality(questions, answers, verdict):
    from inequality.gini import Gini
    from inequality.theil import Theil

    pairs = dict(gini=[], theil=[], concentration=[])
    for question, answer in zip(questions, answers):
        people = np.array(question["people"])
        heads = people.astype(int)
        each = np.repeat(np.array(question["amount"]) / people, heads)
        pairs["gini"].append((answer["gini"], Gini(each).g))
        pairs["theil"].append((answer["theil"], Theil(each).T))
        # By covariance with the middle rank of each group, another formula than ours.
        order = np.argsort(question["rank"])
        share = people[order] / people.sum()
        middle = np.cumsum(share) - share / 2
        amount = np.array(question["amount"])[order] / people[order]
        mean = (share * amount).sum()
        covariance = (share * amount * middle).sum() - mean * (share * middle).sum()
        pairs["concentration"].append((answer["concentration"], 2 * covariance / mean))
    verdict.close("Gini (inequality)", pairs["gini"])
    verdict.close("Theil (inequality)", pairs["theil"])
    verdict.close("concentration index (by covariance)", pairs["concentration"])


def neighbours(questions, answers, verdict):
    import libpysal
    from pyproj import Transformer

    boards = questions["borders"]
    for number, rook in enumerate([False, True]):
        pairs = [
            pair for board, answer in zip(boards, answers["borders"])
            for pair in zip(answer[number], contiguity(board, rook))]
        verdict.same(f"{'rook' if rook else 'queen'} neighbours (libpysal)", pairs)
    earth = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    pairs = []
    for question, answer in zip(questions["nearest"], answers["nearest"]):
        points = np.array(question["points"])
        places = np.column_stack(earth.transform(points[:, 0], points[:, 1], np.zeros(len(points))))
        found = libpysal.weights.KNN(places, k=question["k"])
        pairs += [(answer[i], sorted(int(n) for n in found.neighbors[i])) for i in range(len(points))]
    verdict.same("nearest neighbours (libpysal)", pairs)


def compare(folder):
    from scipy.stats import false_discovery_control, linregress

    questions = json.loads(pathlib.Path(folder, "questions.json").read_text())
    try:
        answers = json.loads(pathlib.Path(folder, "answers.json").read_text())
    except FileNotFoundError:
        print("Figures wrote no answers.json: its test did not run.")
        return 1
    verdict = Verdict()
    neighbours(questions, answers, verdict)
    clusters(questions["clusters"], answers["clusters"], verdict)
    planted(questions["planted"], answers["planted"], verdict)
    classes(questions["classes"], answers["classes"], verdict)
    inequality(questions["inequality"], answers["inequality"], verdict)
    fits = [linregress(fit["x"], fit["y"]) for fit in questions["fits"]]
    verdict.close("lines with their standard error (SciPy)", [
        (answer, [fit.slope, fit.intercept, fit.stderr, fit.rvalue ** 2])
        for answer, fit in zip(answers["fits"], fits)])
    verdict.close("false discovery (SciPy)", [
        (answer, false_discovery_control(p)) for answer, p in zip(answers["adjusted"], questions["pValues"])])
    return 1 if verdict.bad else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in ("ask", "compare"):
        sys.exit(__doc__)
    sys.exit(ask(sys.argv[2]) if sys.argv[1] == "ask" else compare(sys.argv[2]))
