import { Checkbox } from 'antd';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { Creations } from '../taking/plan.ts';

/** What may be made where the records lack it. */
export interface MayMake {
  readonly people: boolean;
  readonly places: boolean;
}

/** What taking lines over would make beside appointments, and whether it may. */
export function CreationsNote(props: {
  readonly creations: Creations;
  readonly may: MayMake;
  onMay(may: MayMake): void;
}) {
  const say = useRoom('roster');
  const { creations, may, onMay } = props;
  const { units, departments, posts, people } = creations;
  const lists = { units, departments, posts };
  const named = (['units', 'departments', 'posts'] as const).filter(
    (kind) => lists[kind].length > 0,
  );
  if (named.length === 0 && people === 0) return <p>{say('import.make-nothing')}</p>;
  return (
    <section aria-labelledby="will-make" className="roster-after">
      <h2 id="will-make">{say('import.will-make')}</h2>
      <ul>
        {people > 0 && <li>{say('import.will-make.people', { count: people })}</li>}
        {named.map((kind) => (
          <li key={kind}>{say(`import.will-make.${kind}`, { names: lists[kind].join('、') })}</li>
        ))}
      </ul>
      {people > 0 && (
        <p>
          <Checkbox
            checked={may.people}
            onChange={({ target }) => onMay({ ...may, people: target.checked })}
          >
            {say('field.createPeople')}
          </Checkbox>{' '}
          <span className="hint">{say('hint.createPeople')}</span>
        </p>
      )}
      {named.length > 0 && (
        <p>
          <Checkbox
            checked={may.places}
            onChange={({ target }) => onMay({ ...may, places: target.checked })}
          >
            {say('field.createPlaces')}
          </Checkbox>
        </p>
      )}
      <p className="hint">{say('import.basis')}</p>
    </section>
  );
}
