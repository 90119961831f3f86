const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** The media type a file's name says (IANA); octets where it says none that we know. */
export function fileType(name: string): string {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return types[ending] ?? 'application/octet-stream';
}

/** What a file of a media type is called by people, `.xlsx`; the type itself where we know no ending. */
export function fileEnding(type: string): string {
  const ending = Object.keys(types).find((known) => types[known] === type);
  return ending === undefined ? type : `.${ending}`;
}
