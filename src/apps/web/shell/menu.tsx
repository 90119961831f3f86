import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsWithoutList } from '../../../surfaces/ui/table/actions-of-list.ts';
import { addresses } from '../addresses.ts';
import { useSchool } from '../school-context.tsx';
import { screenOf, screens, verbsOfShell } from '../screens.ts';

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

/** What the menu offers: lists and screens this person may open, and actions that stand on no list's page. */
function useGroups(): readonly Group[] {
  const { slug } = useSchool();
  const { verbs, addressOf } = useSurface();
  const words = useRoomWords();
  const label = ({ room, name }: VerbDescription): string => words.verb(room, name);
  const lists = verbs
    .filter(({ kind, name }) => kind === 'list' && !verbsOfShell.includes(name) && !screenOf(name))
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
    const elsewhere = verbsOfShell.includes(verb.name) || screenOf(verb.name) !== null;
    const href = elsewhere ? null : addressOf(verb, {});
    return href === null ? [] : [{ room: verb.room, label: label(verb), href }];
  });
  const order = verbs.map(({ room }) => room);
  return groupsOf([...ownPages, ...lists, ...others], order);
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

/** The way to every page this person may open. */
export function Menu() {
  const { t } = useTranslation('web');
  const { slug } = useSchool();
  const words = useRoomWords();
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
      {others.map(({ room, entries }) => (
        <section key={room}>
          <h2>{words.room(room)}</h2>
          <ul>
            {entries.map(({ href, label }) => (
              <MenuLink key={href} href={href} label={label} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
