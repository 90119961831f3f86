import type { ControlProps } from '../../../surfaces/ui/form/field-frame.tsx';

/** What a control of a form's own carries where it stands outside a form and nothing is wrong with it. */
export const plainControl = (id: string, disabled = false): ControlProps => ({
  ...{ id, disabled, status: '' },
  ...{ 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined },
});
