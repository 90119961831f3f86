/** The encoding of an XML part: by its byte order mark, its first bytes, or its declaration. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, 120));
  return /^[^<]{0,3}<\?xml[^>]{0,80}?encoding=["']([\w-]{1,20})["']/.exec(head)?.[1] ?? 'utf-8';
}

/** Decodes an XML part, without its byte order mark. An unknown declared encoding is read as UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  const wide = label.toLowerCase().startsWith('utf-16') && bytes[0] === 0x3c && bytes[1] !== 0;
  try {
    return new TextDecoder(wide ? 'utf-8' : label).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder().decode(bytes);
    throw error;
  }
}
