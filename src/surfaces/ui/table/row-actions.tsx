import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Row } from '../asking.ts';
import { useRoomWords } from '../room-words.ts';
import { useRowLabel } from '../row-label.ts';
import { PageLink, useSurface, type Surface } from '../surface.tsx';
import { actionsOf } from './actions-of-list.ts';

/** So many actions of a row are shown at once; the others are behind "more". */
const shownAtOnce = 2;

interface Offered {
  readonly verb: VerbDescription;
  readonly href: string;
}

function offeredFor(list: VerbDescription, row: Row, surface: Surface): readonly Offered[] {
  const { id } = row;
  if (typeof id !== 'string') return [];
  return actionsOf(list, surface.verbs).row.flatMap(({ verb, field }) => {
    if (!appliesTo(verb, row)) return [];
    const href = surface.addressOf(verb, { [field]: id });
    return href === null ? [] : [{ verb, href }];
  });
}

/** Whether an action makes sense on a row; a row that does not tell is offered it. */
export function appliesTo({ offered = {} }: VerbDescription, row: Row): boolean {
  return Object.entries(offered).every(([field, values]) => {
    const value = row[field];
    return value === undefined || values.some((one) => one === value);
  });
}

/** Whether any row of this list can be acted on. */
export function hasRowActions(list: VerbDescription, surface: Surface): boolean {
  return offeredFor(list, { id: '0' }, surface).length > 0;
}

/** What can be done with one row. */
export function RowActions({ list, row }: { readonly list: VerbDescription; readonly row: Row }) {
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const surface = useSurface();
  const offered = offeredFor(list, row, surface);
  const { name } = useRowLabel()(list, row);
  const carried = { row, from: `${window.location.pathname}${window.location.search}` };
  const label = (verb: VerbDescription): string => words.verb(verb.room, verb.name);
  const more = offered.length > shownAtOnce + 1 ? offered.slice(shownAtOnce) : [];
  const first = offered.slice(0, offered.length - more.length);
  return (
    <div className="row-actions">
      {first.map(({ verb, href }) => (
        <PageLink
          key={verb.name}
          href={href}
          carried={carried}
          aria-label={t('table.act', { verb: label(verb), name })}
        >
          {label(verb)}
        </PageLink>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map(({ verb, href }) => ({
              key: verb.name,
              label: label(verb),
              danger: verb.face === 'confirm',
              onClick: () => surface.go(href, carried),
            })),
          }}
        >
          <Button type="link" size="small" aria-label={t('table.more.of', { name })}>
            {t('table.more')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}
