import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRoomWords } from '../room-words.ts';
import { useSurface } from '../surface.tsx';
import { actionsOf } from './actions-of-list.ts';

/** A list without a row says what to do first; one narrowed too far says how to widen it. */
export function EmptyList(props: {
  readonly list: VerbDescription;
  readonly narrowed: boolean;
  onWiden(): void;
}) {
  const { list, narrowed, onWiden } = props;
  const { t } = useTranslation('ui');
  const words = useRoomWords();
  const { verbs, addressOf, go } = useSurface();
  if (narrowed) {
    return (
      <div className="empty">
        <p className="empty-title">{t('table.none')}</p>
        <p>{t('table.none.way')}</p>
        <Button onClick={onWiden}>{t('table.filters.clear')}</Button>
      </div>
    );
  }
  const first = actionsOf(list, verbs).page.flatMap((verb) => {
    const href = addressOf(verb, {});
    return href === null ? [] : [{ verb, href }];
  });
  const advice = words.find(list.room, `empty.${list.name}`);
  return (
    <div className="empty">
      <p className="empty-title">{t('table.empty')}</p>
      <p>{advice ?? t(first.length > 0 ? 'table.empty.first' : 'table.empty.readonly')}</p>
      {first.slice(0, 2).map(({ verb, href }, index) => (
        <Button
          key={verb.name}
          type={index === 0 ? 'primary' : 'default'}
          href={href}
          onClick={(event) => {
            event.preventDefault();
            go(href);
          }}
        >
          {words.verb(verb.room, verb.name)}
        </Button>
      ))}
    </div>
  );
}
