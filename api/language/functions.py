"""The functions that queries of a store on disk may call by their IRIs, beyond those of SPARQL 1.1 itself."""

_GEOSPARQL = "http://www.opengis.net/def/function/geosparql/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_RELATIONS = """
sfEquals sfDisjoint sfIntersects sfTouches sfCrosses sfWithin sfContains sfOverlaps ehEquals ehDisjoint ehMeet ehOverlap
ehCovers ehCoveredBy ehInside ehContains rcc8eq rcc8dc rcc8ec rcc8po rcc8tppi rcc8tpp rcc8ntpp rcc8ntppi relate
"""
_MEASURES = """
distance area length envelope convexHull centroid intersection union difference symDifference dimension
coordinateDimension spatialDimension isEmpty isSimple getSRID asGeoJSON
"""
_CASTS = "date time duration dayTimeDuration yearMonthDuration gYear gYearMonth gMonth gDay gMonthDay"

EXTENSION_FUNCTIONS = (
    *(_GEOSPARQL + name for name in (_RELATIONS + _MEASURES).split()),
    *(_XSD + name for name in _CASTS.split()),
)
