import { useTranslation } from 'react-i18next';
import { useRoomWords, type RoomWords } from '../../../surfaces/ui/room-words.ts';
import { useSchool } from '../school-context.tsx';
import type { HeldCapacity } from '../session.ts';

type Say = (key: string, values: Readonly<Record<string, string>>) => string;

/** The name of a role. */
export function roleName(words: RoomWords, role: string): string {
  return words.find('organisation', `role.${role}`) ?? role;
}

/** A capacity in words: the role, and the unit it was given for. */
export function capacityName(words: RoomWords, capacity: HeldCapacity, say: Say): string {
  const role = roleName(words, capacity.role);
  return capacity.unitName === null ? role : say('capacity.of', { role, unit: capacity.unitName });
}

/** Says in which capacity one acts; a choice where one holds several. */
export function CapacitySwitch() {
  const { t } = useTranslation('web');
  const { me, capacity, chooseCapacity } = useSchool();
  const words = useRoomWords();
  const [only] = me.capacities;
  if (!only) return <span className="capacity">{t('capacity.none')}</span>;
  if (me.capacities.length === 1) {
    return (
      <span className="capacity">
        <span className="capacity-label">{t('capacity')}</span>
        {capacityName(words, only, t)}
      </span>
    );
  }
  return (
    <label className="capacity">
      <span className="capacity-label">{t('capacity')}</span>
      <select value={capacity ?? ''} onChange={(event) => chooseCapacity(event.target.value)}>
        {me.capacities.map((held) => (
          <option key={held.id} value={held.id}>
            {capacityName(words, held, t)}
          </option>
        ))}
      </select>
    </label>
  );
}
