import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';

/** A provision and what it says, in words: 学代会周期：12 个月. */
export function ValueText(props: {
  readonly provision: string;
  readonly value: string;
  readonly unit: string;
}) {
  const say = useRoom('rulebook');
  return (
    <span>
      {say('rules.value', {
        provision: say(`choice.provision.${props.provision}`),
        value: useValueWords()(props),
      })}
    </span>
  );
}

/** Says a value with its unit; codes by their words, figures as they are. */
export function useValueWords(): (said: {
  readonly value: string;
  readonly unit: string;
}) => string {
  const words = useRoomWords();
  return ({ value, unit }) => {
    const named = words.find('rulebook', `choice.value.${value}`);
    if (named !== null && !/^\d/.test(value)) return named;
    if (unit === 'names')
      return value
        .split('、')
        .map((one) => words.find('rulebook', `choice.value.${one}`) ?? one)
        .join('、');
    const counted = words.find('rulebook', `choice.unit.${unit}`) ?? '';
    return ['share', 'names', 'choice', 'yes-no', 'weekday'].includes(unit)
      ? value
      : `${value} ${counted}`;
  };
}

/** Words of the button that takes over what an article's words suggest. */
export function useSuggestionWords(): (said: {
  readonly provision: string;
  readonly value: string;
}) => string {
  const say = useRoom('rulebook');
  const valueWords = useValueWords();
  return ({ provision, value }) =>
    say('rules.bind-suggested', {
      provision: say(`choice.provision.${provision}`),
      value: valueWords({ value, unit: 'choice' }),
    });
}
