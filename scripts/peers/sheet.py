"""One PDF sheet of a GeoPackage's units and works by QGIS: map, legend, scale bar, title. Usage: sheet.py IN.gpkg OUT.pdf"""
import sys

from qgis.core import (
    QgsApplication, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap,
    QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize, QgsPrintLayout, QgsProject, QgsUnitTypes, QgsVectorLayer)

application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
layers = [QgsVectorLayer(f"{sys.argv[1]}|layername={name}", name, "ogr") for name in ("unidades", "obras")]
if not all(layer.isValid() for layer in layers):
    sys.exit("QGIS does not read the layers")
for layer in layers:
    project.addMapLayer(layer)
layout = QgsPrintLayout(project)
layout.initializeDefaults()
millimetres = QgsUnitTypes.LayoutMillimeters


def place(item, left, top, width, height):
    item.attemptMove(QgsLayoutPoint(left, top, millimetres))
    item.attemptResize(QgsLayoutSize(width, height, millimetres))
    layout.addLayoutItem(item)


map_item = QgsLayoutItemMap(layout)
place(map_item, 10, 25, 200, 165)
map_item.setLayers(list(reversed(layers)))
map_item.zoomToExtent(layers[0].extent())
legend = QgsLayoutItemLegend(layout)
legend.setLinkedMap(map_item)
place(legend, 215, 25, 70, 60)
bar = QgsLayoutItemScaleBar(layout)
bar.setLinkedMap(map_item)
bar.applyDefaultSize()
place(bar, 10, 192, 80, 12)
title = QgsLayoutItemLabel(layout)
title.setText("57 de 57 unidades visitadas, T4 2024")
place(title, 10, 10, 200, 10)
if QgsLayoutExporter(layout).exportToPdf(sys.argv[2], QgsLayoutExporter.PdfExportSettings()) != QgsLayoutExporter.Success:
    sys.exit("QGIS does not write the sheet")
application.exitQgis()
