import { useRef, useState } from 'react';
import { Button, Checkbox } from 'antd';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useRoom } from '../../../surfaces/ui/screen/use-room.ts';
import type { ShownDraft, ShownIntake } from '../looking.ts';
import { DraftChange } from './draft-change.tsx';
import { AgainstView, DraftFields, DraftTitle, QuoteView, StateWord } from './draft-view.tsx';
import { namingField } from './draft-words.ts';
import { useDeeds, useKeys } from './use-deeds.ts';
import { acceptedTogether, canUndo, nextOpen, sibling, type Deed } from './work.ts';

const room = 'intake';

/** The buttons of one draft. */
function DraftButtons(props: {
  readonly draft: ShownDraft;
  readonly sending: boolean;
  run(deed: Deed): void;
}) {
  const say = useRoom(room);
  const { draft, sending, run } = props;
  const button = (deed: Deed, primary = false) => (
    <Button
      key={deed}
      type={primary ? 'primary' : 'default'}
      disabled={sending}
      onClick={() => run(deed)}
    >
      {say(`drafts.${deed}`)}
    </Button>
  );
  return (
    <div className="intake-deeds">
      {draft.state === 'open'
        ? [button('accept', true), button('change'), button('dismiss')]
        : canUndo(draft) && button('undo')}
      {button('before')}
      {button('next')}
    </div>
  );
}

/** All of a kind at once, after somebody says that they have looked. */
function AcceptAll(props: {
  readonly open: readonly ShownDraft[];
  readonly sending: boolean;
  onAccept(): void;
}) {
  const say = useRoom(room);
  const [looked, setLooked] = useState(false);
  if (props.open.length < 2) return null;
  return (
    <div className="intake-deeds">
      <Checkbox checked={looked} onChange={({ target }) => setLooked(target.checked)}>
        {say('drafts.looked')}
      </Checkbox>
      <Button disabled={!looked || props.sending} onClick={props.onAccept}>
        {say('drafts.accept-all', { count: props.open.length })}
      </Button>
    </div>
  );
}

/** The drafts that stood in the way of accepting all, each a step to it. */
function RefusedDrafts(props: {
  readonly failure: Failure | null;
  readonly open: readonly ShownDraft[];
  onShow(id: string): void;
}) {
  const { failure, open, onShow } = props;
  const words = useRoomWords();
  if (failure?.kind !== 'refused') return null;
  const refused = failure.refusals.flatMap((one, at) => {
    const draft = one.field[0] === 'lines' ? open[Number(one.field[1])] : undefined;
    return draft ? [{ draft, at, says: words.refusal(room, one).says }] : [];
  });
  return (
    <ul>
      {refused.map(({ draft, at, says }) => (
        <li key={at}>
          <Button type="link" onClick={() => onShow(draft.id)}>
            {`${String(namingField(draft.kind, draft.value)?.value ?? draft.place)}：${says}`}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** One draft with the words it comes from beside it, and what can be done with it. */
export function DraftWork(props: {
  readonly intake: ShownIntake;
  readonly draft: ShownDraft;
  readonly accepting: VerbDescription | null;
  /** The draft that was decided last, for taking that back. */
  readonly last: string | null;
  onShow(id: string): void;
  onDecided(id: string): void;
}) {
  const say = useRoom(room);
  const { intake, draft, accepting, last, onShow, onDecided } = props;
  const { drafts } = intake;
  const [changing, setChanging] = useState(false);
  // What was typed is kept by then, so nobody is asked before the next draft comes.
  const accepted = useRef(false);
  const deeds = useDeeds(intake, {
    onDone: () => {
      accepted.current = true;
      setChanging(false);
      onDecided(draft.id);
      const next = nextOpen(drafts, draft.id);
      if (next) onShow(next.id);
    },
    onReopened: onShow,
  });
  const open = acceptedTogether(drafts, draft.kind);
  const move = (by: 1 | -1): void => {
    const to = sibling(drafts, draft.id, by);
    if (to) onShow(to.id);
  };
  const run = (deed: Deed): void => {
    if (deeds.sending) return;
    switch (deed) {
      case 'accept':
        return draft.state === 'open' && !changing ? deeds.accept(draft) : undefined;
      case 'dismiss':
        return draft.state === 'open' && !changing ? deeds.dismiss(draft) : undefined;
      case 'change':
        return setChanging(draft.state === 'open');
      case 'next':
        return move(1);
      case 'before':
        return move(-1);
      case 'undo': {
        const undone = draft.state === 'open' ? drafts.find(({ id }) => id === last) : draft;
        return undone && canUndo(undone) ? deeds.reopen(undone) : undefined;
      }
    }
  };
  useKeys(run);
  const at = drafts
    .filter(({ kind }) => kind === draft.kind)
    .findIndex(({ id }) => id === draft.id);
  const all = drafts.filter(({ kind }) => kind === draft.kind).length;
  return (
    <>
      <DraftTitle draft={draft} />
      <p role="status">
        {say('drafts.of', { at: at + 1, all })} · <StateWord draft={draft} />
      </p>
      {deeds.failure && <FailureNotice failure={deeds.failure} room={room} />}
      <RefusedDrafts failure={deeds.failureOfAll} open={open} onShow={onShow} />
      <div className="intake-work">
        <div>
          {changing && accepting ? (
            <DraftChange
              key={draft.id}
              verb={accepting}
              draft={draft}
              sending={deeds.sending}
              isDone={() => accepted.current}
              onAccept={(value) => deeds.accept(draft, value)}
              onCancel={() => setChanging(false)}
            />
          ) : (
            <>
              <DraftFields draft={draft} />
              <DraftButtons draft={draft} sending={deeds.sending} run={run} />
            </>
          )}
          <AcceptAll
            key={draft.kind}
            open={open}
            sending={deeds.sending}
            onAccept={() => deeds.acceptAll(open)}
          />
        </div>
        <div>
          <h3>{say('drafts.quote')}</h3>
          {draft.quotes.length === 0 && <p className="hint">{say('drafts.no-quote')}</p>}
          {draft.quotes.map((quote) => (
            <QuoteView key={`${quote.line}-${quote.text}`} quote={quote} />
          ))}
          <AgainstView draft={draft} intake={intake} />
        </div>
      </div>
      <p className="hint">{say('drafts.keys')}</p>
    </>
  );
}
