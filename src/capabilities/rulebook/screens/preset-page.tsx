import { Radio } from 'antd';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { DataTable } from '../../../surfaces/ui/screen/data-table.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import type { PresetRead, PresetTold } from '../presets/actions.ts';
import { presetCodes, type PresetCode } from '../presets/model.ts';
import { InPlaceForm } from '../../../surfaces/ui/screen/in-place-form.tsx';
import { useValueWords } from './value-text.tsx';
import './rulebook.css';

const room = 'rulebook';

function Values({ values }: Pick<PresetTold, 'values'>) {
  const say = useRoom(room);
  const tell = useValueWords();
  const changing = values.filter(({ value, now, stated }) => value !== now || !stated);
  return (
    <>
      <p>{say('preset.counts', { count: values.length, changing: changing.length })}</p>
      <DataTable
        label={say('preset.values')}
        rows={values}
        keyOf={({ provision }) => provision}
        columns={[
          {
            label: say('field.provision'),
            cell: ({ provision }) => say(`choice.provision.${provision}`),
          },
          { label: say('field.articleId'), cell: ({ number }) => number },
          { label: say('preset.value'), cell: (one) => tell(one) },
          {
            label: say('preset.now'),
            cell: ({ now, unit, stated }) =>
              say(stated ? 'preset.stated' : 'preset.default', {
                value: tell({ value: now, unit }),
              }),
          },
          {
            label: say('paper.what'),
            cell: ({ value, now }) => say(value === now ? 'preset.same' : 'preset.changes'),
          },
        ]}
      />
    </>
  );
}

/** A charter to begin with: what it says, and what it would change, before anything is adopted. */
export function PresetPage() {
  const say = useRoom(room);
  const { go, shownAt } = useSurface();
  const [{ preset }, change] = useAddress();
  const chosen: PresetCode = presetCodes.find((code) => code === preset) ?? 'departments';
  const asked = useAsk<PresetRead>('preset.read', { preset: chosen });
  return (
    <>
      <ScreenHeading title={say('screen.preset')} lead={say('preset.lead')} />
      <Radio.Group
        aria-label={say('field.preset')}
        value={chosen}
        options={presetCodes.map((value) => ({ value, label: say(`choice.preset.${value}`) }))}
        onChange={({ target }) => change({ preset: target.value as PresetCode })}
      />
      <Answered asked={asked} room={room}>
        {({ articles, values }) => (
          <>
            <Values values={values} />
            <InPlaceForm
              key={chosen}
              verb="preset.adopt"
              given={{ preset: chosen }}
              about={say(`choice.preset.${chosen}`)}
              primary
              onDone={(answer) => {
                const href = shownAt('draft', (answer as { readonly id: string }).id);
                if (href !== null) go(href);
              }}
            />
            <h2>{say('field.articles')}</h2>
            {articles.map(({ number, chapter, text }, at) => (
              <div key={number}>
                {chapter !== articles[at - 1]?.chapter && (
                  <h3 className="rules-chapter">{chapter}</h3>
                )}
                <p className="rules-text">
                  <strong>{number}</strong> {text}
                </p>
              </div>
            ))}
          </>
        )}
      </Answered>
    </>
  );
}
