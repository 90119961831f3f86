import { createContext, use, type AnchorHTMLAttributes, type MouseEvent } from 'react';
import type { VerbDescription } from '../../engines/actions/description.ts';
import type { Language } from '../../kernel/words.ts';
import type { Client } from './client.ts';

/** What a page is handed over beside its address; it outlives a reload of the page and no more. */
export interface Carried {
  /** The row an action was chosen on. */
  readonly row?: Readonly<Record<string, unknown>>;
  /** The page to go back to. */
  readonly from?: string;
}

/** What generic forms and tables stand on; the application provides it. */
export interface Surface {
  readonly client: Client;
  readonly school: { readonly slug: string; readonly name: string };
  readonly language: Language;
  /** The verbs the person may use. */
  readonly verbs: readonly VerbDescription[];
  /** Begins every cache key: another school or another capacity is another store. */
  readonly scope: readonly string[];
  /** Bytes a file may have. */
  readonly uploadLimit: number;
  /** Where one logs in, with the way back. */
  readonly logInAddress: string;
  /** Where a verb is done, with fields filled in; null where it has no page. */
  addressOf(verb: VerbDescription, filled: Readonly<Record<string, string>>): string | null;
  /** Where an address below the school's lies: `see/unit.list`, `head-counts?semesterId=…`. */
  within(address: string): string;
  /** Where one thing is shown on a page of its own (`person`, its id); null where this person has no such page. */
  shownAt(thing: string, id: string): string | null;
  /** Where an attachment is downloaded. */
  attachmentAddress(sha256: string): string;
  /** Turns to another page of the application. */
  go(address: string, carried?: Carried): void;
}

/** Set by the application around its pages. */
export const SurfaceContext = createContext<Surface | null>(null);

/** What this page stands on. */
export function useSurface(): Surface {
  const surface = use(SurfaceContext);
  if (!surface) throw new Error('no surface around this page');
  return surface;
}

/** Whether a click means "here and now", and not a new tab. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

interface PageLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly carried?: Carried;
}

/** A link to a page of the application: no reload, and still a link. */
export function PageLink({ href, carried, onClick, children, ...rest }: PageLinkProps) {
  const { go } = useSurface();
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    go(href, carried);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
