/** A UUID in lower case. */
export type Uuid = string & { readonly __brand: 'Uuid' };

/** The tenant: a college whose records never meet another's. */
export type SchoolId = Uuid & { readonly __school: true };

/** The shape of a UUID; anything else must never reach a statement that inlines it. */
export const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in lower case. */
export function isUuid(text: string): text is Uuid {
  return uuidShape.test(text);
}

/** The text as a school's id; throws where it is no UUID, since no person ever types one. */
export function schoolId(text: string): SchoolId {
  if (!isUuid(text)) throw new Error('a school id must be a UUID');
  return text as SchoolId;
}

/** The school of what concerns the whole installation (set-up, backups): it has a journal and nothing else. */
export const installation = schoolId('00000000-0000-0000-0000-000000000000');
