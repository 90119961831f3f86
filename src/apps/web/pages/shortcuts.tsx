import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRoomWords, type RoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { addresses } from '../addresses.ts';
import { useSchool } from '../school-context.tsx';
import { screenOf } from '../screens.ts';
import { shortcutsOf } from '../shortcuts.ts';

/** Where a verb is found: on its screen, as a list, or as a form; and what that page is called. */
function placeOf(verb: VerbDescription, slug: string, words: RoomWords) {
  const { room, name, kind } = verb;
  const screen = screenOf(name);
  if (screen?.shows === undefined && screen !== null)
    return {
      href: addresses.screen(slug, screen.path),
      label: words.find(screen.room, `screen.${screen.path}`) ?? screen.path,
    };
  if (kind === 'list') return { href: addresses.see(slug, name), label: words.title(room, name) };
  return null;
}

/** What this role mostly comes for, one step away. */
export function Shortcuts() {
  const { t } = useTranslation('web');
  const { slug, me, capacity } = useSchool();
  const { verbs } = useSurface();
  const words = useRoomWords();
  const role = me.capacities.find(({ id }) => id === capacity)?.role ?? '';
  const places = shortcutsOf(role, verbs).flatMap((verb) => placeOf(verb, slug, words) ?? []);
  if (places.length === 0) return null;
  return (
    <section>
      <h2>{t('workbench.shortcuts')}</h2>
      <ul className="shortcuts">
        {places.map(({ href, label }) => (
          <li key={href}>
            <PageLink href={href}>{label}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
