import { canonicalJson, type Json } from '../../../kernel/json.ts';
import type {
  Edition,
  EditionHead,
  EditionPart,
  Leaf,
  LeafTier,
  LeafValue,
  PartId,
  Profile,
} from './model.ts';

/** SHA-256 of bytes, hexadecimal; handed in, because every surface has its own. */
export type Sha256 = (bytes: Uint8Array) => string;

const utf8 = new TextEncoder();

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

/** The hash of a leaf's content. The salt keeps anybody from guessing a withheld row. */
export function leafHash(sha256: Sha256, { salt, value }: NonNullable<Leaf['content']>): string {
  const text = utf8.encode(canonicalJson(value as unknown as Json));
  const salted = bytesOf(salt);
  const bytes = new Uint8Array(salted.length + text.length);
  bytes.set(salted);
  bytes.set(text, salted.length);
  return sha256(bytes);
}

/** The hash of a part: its id, its heading, and its leaves by id, tier and hash, in their order. */
export function partHash(
  sha256: Sha256,
  { id, heading, leaves }: Omit<EditionPart, 'hash'>,
): string {
  const said = [id, heading, leaves.map((leaf) => [leaf.id, leaf.tier, leaf.hash])];
  return sha256(utf8.encode(canonicalJson(said as unknown as Json)));
}

/** The hash of an edition: its head, and its parts' hashes in their order. */
export function editionHash(sha256: Sha256, { head, parts }: Omit<Edition, 'hash'>): string {
  const said = [head, parts.map(({ hash }) => hash)];
  return sha256(utf8.encode(canonicalJson(said as unknown as Json)));
}

/** A part about to be frozen. */
export interface DraftPart {
  readonly id: PartId;
  readonly heading: string;
  readonly leaves: readonly {
    readonly id: string;
    readonly tier: LeafTier;
    readonly value: LeafValue;
  }[];
}

/** Freezes an edition whole, as the filing copy holds it. `newSalt` gives 16 random bytes in hexadecimal. */
export function freeze(
  { sha256, newSalt }: { readonly sha256: Sha256; readonly newSalt: () => string },
  head: EditionHead,
  drafts: readonly DraftPart[],
): Edition {
  const parts = drafts.map(({ id, heading, leaves }): EditionPart => {
    const frozen = leaves.map((leaf): Leaf => {
      const content = { salt: newSalt(), value: leaf.value };
      return { id: leaf.id, tier: leaf.tier, hash: leafHash(sha256, content), content };
    });
    const part = { id, heading, leaves: frozen };
    return { ...part, hash: partHash(sha256, part) };
  });
  return { head, parts, hash: editionHash(sha256, { head, parts }) };
}

/** The tiers each profile shows. */
export const shownTiers: Readonly<Record<Profile, readonly LeafTier[]>> = {
  'as-form': ['public', 'reduced', 'as-form'],
  reduced: ['public', 'reduced'],
  summary: ['public'],
};

/** The copy for readers of a profile: other leaves keep their hashes and lose their contents. */
export function publishedCopy(edition: Edition, profile: Profile): Edition {
  const shown = shownTiers[profile];
  return withheld(edition, (_, leaf) => !shown.includes(leaf.tier));
}

/** A copy in which some leaves are withheld; what was withheld before stays so. */
export function withheld(
  edition: Edition,
  hides: (part: EditionPart, leaf: Leaf) => boolean,
): Edition {
  return {
    ...edition,
    parts: edition.parts.map((part) => ({
      ...part,
      leaves: part.leaves.map((leaf) => (hides(part, leaf) ? { ...leaf, content: null } : leaf)),
    })),
  };
}
