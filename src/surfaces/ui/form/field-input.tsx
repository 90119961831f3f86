import type { FieldShape } from '../field-shape.ts';
import { ChoiceInput, ChoicesInput, isShownAtOnce, YesNoInput } from './choice-input.tsx';
import { DayInput } from './day-input.tsx';
import type { Draft, GroupDraft } from './draft.ts';
import { FieldFrame, FieldGroupFrame, useFieldParts } from './field-frame.tsx';
import { FileInput } from './file-input.tsx';
import { ListInput } from './list-input.tsx';
import { ReferenceInput } from './reference-input.tsx';
import { TypedInput } from './typed-input.tsx';

type Path = readonly (string | number)[];

interface FieldProps<D extends Draft = Draft> {
  readonly shape: FieldShape;
  readonly path: Path;
  readonly draft: D;
  onDraft(draft: Draft): void;
}

/** The fields of an object, one below the other. */
export function FieldList(props: {
  readonly fields: readonly FieldShape[];
  readonly path: Path;
  readonly draft: GroupDraft;
  onDraft(draft: GroupDraft): void;
}) {
  const { fields, path, draft, onDraft } = props;
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      shape={field}
      path={[...path, field.name]}
      draft={draft.fields[field.name] ?? null}
      onDraft={(changed) =>
        onDraft({ ...draft, fields: { ...draft.fields, [field.name]: changed } })
      }
    />
  ));
}

function GroupField({ shape, path, draft, onDraft }: FieldProps<GroupDraft>) {
  const parts = useFieldParts(shape, path);
  return (
    <FieldGroupFrame parts={parts} tight={false}>
      <FieldList fields={shape.fields} path={path} draft={draft} onDraft={onDraft} />
    </FieldGroupFrame>
  );
}

function TextField({ shape, path, draft, onDraft }: FieldProps<string>) {
  const parts = useFieldParts(shape, path);
  const { control } = parts;
  if (shape.kind === 'choice') {
    const Frame = isShownAtOnce(shape) ? FieldGroupFrame : FieldFrame;
    return (
      <Frame parts={parts}>
        <ChoiceInput shape={shape} control={control} value={draft} onValue={onDraft} />
      </Frame>
    );
  }
  return (
    <FieldFrame parts={parts}>
      {shape.kind === 'day' ? (
        <DayInput control={control} day={draft} onDay={onDraft} />
      ) : (
        <TypedInput shape={shape} control={control} text={draft} onText={onDraft} />
      )}
    </FieldFrame>
  );
}

function YesNoField({ shape, path, draft, onDraft }: FieldProps<boolean | null>) {
  const parts = useFieldParts(shape, path);
  return (
    <FieldGroupFrame parts={parts}>
      <YesNoInput shape={shape} control={parts.control} value={draft} onValue={onDraft} />
    </FieldGroupFrame>
  );
}

function ReferenceField({ shape, path, draft, onDraft }: FieldProps) {
  const parts = useFieldParts(shape, path);
  const { control } = parts;
  const chosen = isOf(draft, 'reference') ? draft : null;
  return (
    <FieldFrame parts={parts}>
      <ReferenceInput
        to={shape.schema.to ?? ''}
        id={control.id}
        describedBy={control['aria-describedby']}
        invalid={control['aria-invalid']}
        required={control['aria-required']}
        disabled={control.disabled}
        draft={chosen}
        onDraft={onDraft}
      />
    </FieldFrame>
  );
}

function FileField({ shape, path, draft, onDraft }: FieldProps) {
  const parts = useFieldParts(shape, path);
  const kept = isOf(draft, 'file') ? draft : null;
  return (
    <FieldFrame parts={parts}>
      <FileInput shape={shape} control={parts.control} draft={kept} onDraft={onDraft} />
    </FieldFrame>
  );
}

function ManyField({ shape, path, draft, onDraft }: FieldProps) {
  const parts = useFieldParts(shape, path);
  return (
    <FieldGroupFrame parts={parts} tight={!isOf(draft, 'list')}>
      {isOf(draft, 'list') && (
        <ListInput shape={shape} path={path} draft={draft} onDraft={onDraft} />
      )}
      {isOf(draft, 'choices') && (
        <ChoicesInput shape={shape} control={parts.control} draft={draft} onDraft={onDraft} />
      )}
    </FieldGroupFrame>
  );
}

function isOf<K extends string>(
  draft: Draft,
  kind: K,
): draft is Extract<Draft, { readonly kind: K }> {
  return typeof draft === 'object' && draft !== null && draft.kind === kind;
}

/** One field of any kind. */
export function FieldInput(props: FieldProps) {
  const { shape, draft } = props;
  switch (shape.kind) {
    case 'yes-no':
      return <YesNoField {...props} draft={typeof draft === 'boolean' ? draft : null} />;
    case 'reference':
      return <ReferenceField {...props} />;
    case 'file':
      return <FileField {...props} />;
    case 'list':
    case 'choices':
      return <ManyField {...props} />;
    case 'group':
      return isOf(draft, 'group') ? <GroupField {...props} draft={draft} /> : null;
    default:
      return <TextField {...props} draft={typeof draft === 'string' ? draft : ''} />;
  }
}
