import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './field-frame.tsx';

/** How a day may be typed; it is shown in the first way. */
const ways = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYYMMDD'];

/** A calendar day, typed or picked. */
export function DayInput(props: {
  readonly control: ControlProps;
  readonly day: string;
  onDay(day: string): void;
}) {
  const { t } = useTranslation('ui');
  const { control, day, onDay } = props;
  return (
    <DatePicker
      {...control}
      className="width-day"
      format={ways}
      placeholder={t('form.day.placeholder')}
      value={day === '' ? null : dayjs(day)}
      onKeyDown={(event) => {
        // Enter takes the day that was typed; it does not send the form.
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(chosen) => onDay(chosen ? chosen.format('YYYY-MM-DD') : '')}
    />
  );
}
