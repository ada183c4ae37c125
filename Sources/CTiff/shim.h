#include <stdint.h>
#include <string.h>
#include <tiffio.h>

// A TIFF that lies in memory, and those calls of libtiff that take a variable number of arguments.

typedef struct {
  const uint8_t *bytes;
  uint64_t size;
  uint64_t at;
} recorrido_tiff_source;

static inline tmsize_t recorrido_tiff_read(thandle_t handle, void *target, tmsize_t wanted) {
  recorrido_tiff_source *source = (recorrido_tiff_source *)handle;
  if (wanted <= 0 || source->at >= source->size) return 0;
  uint64_t left = source->size - source->at;
  uint64_t taken = (uint64_t)wanted < left ? (uint64_t)wanted : left;
  memcpy(target, source->bytes + source->at, taken);
  source->at += taken;
  return (tmsize_t)taken;
}

static inline tmsize_t recorrido_tiff_write(thandle_t handle, void *bytes, tmsize_t count) {
  (void)handle, (void)bytes, (void)count;
  return 0;
}

static inline toff_t recorrido_tiff_seek(thandle_t handle, toff_t offset, int from) {
  recorrido_tiff_source *source = (recorrido_tiff_source *)handle;
  uint64_t base = from == SEEK_SET ? 0 : from == SEEK_CUR ? source->at : source->size;
  source->at = base + offset;
  return source->at;
}

static inline int recorrido_tiff_close(thandle_t handle) {
  (void)handle;
  return 0;
}

static inline toff_t recorrido_tiff_size(thandle_t handle) { return ((recorrido_tiff_source *)handle)->size; }

/// `source` must outlive what is returned. Nothing is written to the terminal: who asks says why in their own words.
static inline TIFF *recorrido_tiff_open(recorrido_tiff_source *source) {
  TIFFSetErrorHandler(NULL);
  TIFFSetWarningHandler(NULL);
  // "m": no memory mapping.
  return TIFFClientOpen(
      "", "rm", (thandle_t)source, recorrido_tiff_read, recorrido_tiff_write, recorrido_tiff_seek,
      recorrido_tiff_close, recorrido_tiff_size, NULL, NULL);
}

static inline int recorrido_tiff_long(TIFF *tiff, uint32_t tag, uint32_t *value) {
  return TIFFGetFieldDefaulted(tiff, tag, value);
}

static inline int recorrido_tiff_short(TIFF *tiff, uint32_t tag, uint16_t *value) {
  return TIFFGetFieldDefaulted(tiff, tag, value);
}

/// A list of a tag that libtiff does not know by itself; NULL where it is absent or of another type.
static inline const void *recorrido_tiff_list(TIFF *tiff, uint32_t tag, TIFFDataType type, uint32_t *count) {
  const TIFFField *field = TIFFFindField(tiff, tag, TIFF_ANY);
  if (field == NULL || TIFFFieldDataType(field) != type || !TIFFFieldPassCount(field)) return NULL;
  if (TIFFFieldReadCount(field) != TIFF_VARIABLE2) return NULL;
  void *values = NULL;
  return TIFFGetField(tiff, tag, count, &values) ? values : NULL;
}
