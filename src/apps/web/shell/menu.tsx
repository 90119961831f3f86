import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsWithoutList } from '../../../surfaces/ui/table/actions-of-list.ts';
import { addresses } from '../addresses.ts';
import { useSchool } from '../school-context.tsx';
import { screenOf, screens, verbsOfShell } from '../screens.ts';
import { shortcutsOf } from '../shortcuts.ts';

interface Entry {
  readonly room: string;
  readonly label: string;
  readonly href: string;
}

interface Group {
  readonly room: string;
  readonly entries: readonly Entry[];
}

function groupsOf(entries: readonly Entry[], order: readonly string[]): readonly Group[] {
  const rooms = [...new Set([...order, ...entries.map(({ room }) => room)])];
  return rooms
    .map((room) => ({ room, entries: entries.filter((entry) => entry.room === room) }))
    .filter((group) => group.entries.length > 0);
}

/** Whether a verb stands in the menu already: a page of the shell or a room's own page does it. */
function isElsewhere(verb: string): boolean {
  const screen = screenOf(verb);
  return verbsOfShell.includes(verb) || (screen !== null && screen.shows === undefined);
}

/** Rooms this role mostly comes for are first; the organisation is large and for looking up, unless one comes for it. */
function roomsInOrder(role: string, verbs: readonly VerbDescription[]): readonly string[] {
  const first = shortcutsOf(role, verbs).map(({ room }) => room);
  return [...first, ...verbs.map(({ room }) => room)];
}

/** What the menu offers: lists and screens this person may open, and actions that stand on no list's page. */
function useGroups(): readonly Group[] {
  const { slug, me, capacity } = useSchool();
  const { verbs, addressOf } = useSurface();
  const words = useRoomWords();
  const role = me.capacities.find(({ id }) => id === capacity)?.role ?? '';
  const label = ({ room, name }: VerbDescription): string => words.verb(room, name);
  const lists = verbs
    .filter(({ kind, name }) => kind === 'list' && !isElsewhere(name))
    .map((verb) => ({
      room: verb.room,
      label: words.title(verb.room, verb.name),
      href: addresses.see(slug, verb.name),
    }));
  const ownPages = screens
    .filter(({ shows }) => shows === undefined)
    .filter(({ needs }) => verbs.some(({ name }) => name === needs))
    .map(({ room, path }) => ({
      room,
      label: words.find(room, `screen.${path}`) ?? path,
      href: addresses.screen(slug, path),
    }));
  const others = actionsWithoutList(verbs).flatMap((verb) => {
    const href = isElsewhere(verb.name) ? null : addressOf(verb, {});
    return href === null ? [] : [{ room: verb.room, label: label(verb), href }];
  });
  return groupsOf([...ownPages, ...lists, ...others], roomsInOrder(role, verbs));
}

function MenuLink({ href, label }: { readonly href: string; readonly label: string }) {
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <li>
      <PageLink href={href} aria-current={here === href ? 'page' : undefined}>
        {label}
      </PageLink>
    </li>
  );
}

/** So many rooms, those one mostly comes for, are open however long they are. */
const shownFirst = 2;
const short = 8;

/** The pages of one room; those of a long one are folded away until one is among them. */
function MenuGroup({ group, first }: { readonly group: Group; readonly first: boolean }) {
  const words = useRoomWords();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const { room, entries } = group;
  const open = first || entries.length <= short || entries.some(({ href }) => href === here);
  return (
    <details className="menu-group" open={open}>
      <summary>
        <h2>{words.room(room)}</h2>
      </summary>
      <ul>
        {entries.map(({ href, label }) => (
          <MenuLink key={href} href={href} label={label} />
        ))}
      </ul>
    </details>
  );
}

/** The way to every page this person may open. */
export function Menu() {
  const { t } = useTranslation('web');
  const { slug } = useSchool();
  const groups = useGroups();
  const own = groups.find(({ room }) => room === 'workbench');
  const others = groups.filter((group) => group !== own);
  return (
    <nav className="menu" aria-label={t('menu')}>
      <ul>
        <MenuLink href={addresses.workbench(slug)} label={t('workbench')} />
        <MenuLink href={addresses.calendar(slug)} label={t('calendar')} />
        {own?.entries.map(({ href, label }) => (
          <MenuLink key={href} href={href} label={label} />
        ))}
      </ul>
      {others.map((group, at) => (
        <MenuGroup key={group.room} group={group} first={at < shownFirst} />
      ))}
    </nav>
  );
}
