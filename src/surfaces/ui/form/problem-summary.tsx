import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../kernel/refusal.ts';
import { useRoomWords } from '../room-words.ts';
import { withinOf } from './field-frame.tsx';
import { useFormPlace } from './form-place.ts';
import { fieldId, focusField } from './problems.ts';

/** What must be mended, at the top of the form, with links to the places; takes the focus when it comes. */
export function ProblemSummary() {
  const { t } = useTranslation('ui');
  const { room, verb, problems } = useFormPlace();
  const words = useRoomWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problems]);
  if (problems.length === 0) return null;
  const placed = problems.filter(({ field }) => field.length > 0).length;

  const nameOf = ({ field }: Refusal): string =>
    field
      .map((part, at) =>
        typeof part === 'number'
          ? t('list.row', { number: part + 1 })
          : words.field({ room, verb, name: part, within: withinOf(field.slice(0, at + 1)) }),
      )
      .join(' › ');
  return (
    <div className="problems" role="alert" tabIndex={-1} ref={box}>
      <h2>{placed > 0 ? t('form.problems', { count: placed }) : t('form.refused')}</h2>
      <ul>
        {problems.map((problem, index) => {
          const { says, way } = words.refusal(room, problem);
          return (
            // Problems have no name of their own and never change places.
            <li key={`${fieldId(problem.field)}-${index}`}>
              {problem.field.length === 0 ? (
                <span>{says}</span>
              ) : (
                <a
                  href={`#${fieldId(problem.field)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusField(problem.field);
                  }}
                >
                  {t('form.problem', { field: nameOf(problem), says })}
                </a>
              )}
              {way !== null && <p>{way}</p>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
