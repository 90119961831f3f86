const kilo = 1024;

/** Bytes as people read them: `840 KB`, `2.4 MB`, in steps of 1024 as Windows and WPS count; rounded up. */
export function fileSize(bytes: number): string {
  if (bytes < kilo) return `${bytes} B`;
  if (bytes < kilo * kilo) return `${Math.ceil(bytes / kilo)} KB`;
  const tenths = Math.ceil((bytes * 10) / (kilo * kilo));
  return tenths % 10 === 0 ? `${tenths / 10} MB` : `${Math.floor(tenths / 10)}.${tenths % 10} MB`;
}
