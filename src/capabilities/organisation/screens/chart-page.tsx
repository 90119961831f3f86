import { Checkbox, Select } from 'antd';
import { DayInput } from '../../../surfaces/ui/form/day-input.tsx';
import { useAsk } from '../../../surfaces/ui/asking.ts';
import { Answered } from '../../../surfaces/ui/screen/answered.tsx';
import { EmptyNote } from '../../../surfaces/ui/screen/empty-note.tsx';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { DrawingView } from '../../../surfaces/ui/screen/paper-view.tsx';
import { ScreenHeading } from '../../../surfaces/ui/screen/screen-heading.tsx';
import { useAddress } from '../../../surfaces/ui/screen/use-address.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import { VerbButton } from '../../../surfaces/ui/screen/verb-button.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import type { chartRead, ChartAnswer } from '../chart/actions.ts';
import { drawChart } from '../chart/layout.ts';
import { drawSecondLevel } from '../chart/second-level.ts';
import { Labelled } from './labelled.tsx';
import './union.css';

/** What the address asks for; `bodyId` is the union. */
interface Wanted {
  readonly bodyId?: string;
  readonly day?: string;
  readonly names: boolean;
}

function wantedOf({ bodyId, day, names }: Readonly<Record<string, string>>): Wanted {
  return { ...(bodyId ? { bodyId } : {}), ...(day ? { day } : {}), names: names === 'yes' };
}

/** Which union, on which day, with names or without. */
function Choosing({
  unions,
  shown,
}: {
  readonly unions: ChartAnswer['unions'];
  readonly shown: string;
}) {
  const say = useRoom('organisation');
  const [address, change] = useAddress();
  return (
    <div className="union-choosing print-button">
      <Labelled label={say('field.unionName')} id="chart-union">
        <Select
          id="chart-union"
          className="width-middle"
          showSearch={{ optionFilterProp: 'label' }}
          value={shown}
          options={unions.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(bodyId: string) => change({ bodyId }, true)}
        />
      </Labelled>
      <Labelled label={say('chart.on-day')} id="chart-day">
        <DayInput
          control={{
            ...{ id: 'chart-day', disabled: false, status: '' },
            ...{
              'aria-describedby': undefined,
              'aria-invalid': undefined,
              'aria-required': undefined,
            },
          }}
          day={address['day'] ?? ''}
          onDay={(day) => change({ day }, true)}
        />
      </Labelled>
      <Checkbox
        checked={address['names'] === 'yes'}
        onChange={({ target }) => change({ names: target.checked ? 'yes' : null })}
      >
        {say('field.names')}
      </Checkbox>
    </div>
  );
}

/** The presidium stands in the middle: what is wider than the screen begins there. */
function toMiddle(box: HTMLDivElement | null): void {
  if (box) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}

/** The drawing at its own size: what is wider than the screen is moved with a finger or the arrow keys. */
function Scrolled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  const say = useRoom('organisation');
  return (
    <>
      <p className="hint union-sideways">{say('chart.sideways')}</p>
      <div className="union-chart" role="region" aria-label={label} tabIndex={0} ref={toMiddle}>
        {children}
      </div>
    </>
  );
}

function ShownChart({ answer, wanted }: { readonly answer: ChartAnswer; readonly wanted: Wanted }) {
  const say = useRoom('organisation');
  const { language, within } = useSurface();
  const { chart, unions } = answer;
  if (chart === null)
    return (
      <EmptyNote title={say('chart.empty')} text={say('chart.empty.way')}>
        <VerbButton verb="body.create" primary />
      </EmptyNote>
    );
  const drawing = drawChart(chart, say);
  const second = drawSecondLevel(chart, say);
  return (
    <>
      <Choosing unions={unions} shown={chart.id} />
      <p>{drawing.description}</p>
      <div className="union-steps">
        <PaperLinks verb="chart.read" input={{ ...wanted, language }} name={drawing.title} />
      </div>
      <Scrolled label={drawing.title}>
        <DrawingView drawing={drawing} />
      </Scrolled>
      {second && (
        <>
          <h2>{second.title}</h2>
          <Scrolled label={second.title}>
            <DrawingView drawing={second} />
          </Scrolled>
        </>
      )}
      <p className="print-button">
        <PageLink href={within('see/appointment.list')}>{say('chart.rows')}</PageLink>
        {' · '}
        <PageLink href={within(`duties?bodyId=${chart.id}`)}>{say('screen.duties')}</PageLink>
      </p>
    </>
  );
}

/** 组织机构图 of any union on any day. */
export function ChartPage() {
  const say = useRoom('organisation');
  const [address] = useAddress();
  const wanted = wantedOf(address);
  const asked = useAsk<typeof chartRead>('chart.read', wanted);
  return (
    <>
      <ScreenHeading title={say('screen.chart')} lead={say('chart.lead')} />
      <Answered asked={asked} room="organisation">
        {(answer) => <ShownChart answer={answer} wanted={wanted} />}
      </Answered>
    </>
  );
}
