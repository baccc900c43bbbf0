import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  Select as AriaSelect,
  Button,
  type CheckboxProps,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  TextArea,
  TextField,
  type TextFieldProps,
} from "react-aria-components";
import "./field.css";
import "./menu.css";

interface FieldProps extends Omit<TextFieldProps, "className" | "children"> {
  readonly label: string;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Id of a datalist with proposals. */
  readonly list?: string;
}

/** A labelled line, or with `rows` a box, to write in. */
export function Field({ label, rows, placeholder, list, ...rest }: FieldProps) {
  const shown = placeholder === undefined ? {} : { placeholder };
  return (
    <TextField className="field" {...rest}>
      <Label>{label}</Label>
      {rows === undefined ? <Input {...shown} {...(list === undefined ? {} : { list })} /> : <TextArea rows={rows} {...shown} />}
      <FieldError />
    </TextField>
  );
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly { readonly id: NoInfer<Id>; readonly label: string }[];
  onChange(value: NoInfer<Id>): void;
}

/** One of a few. */
export function Choice<Id extends string>({ label, value, options, onChange }: ChoiceProps<Id>) {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Label>{label}</Label>
      <Button className="select">
        <SelectValue />
        <span aria-hidden="true" className="caret" />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** A box to tick, with its label; or with an `aria-label` alone, as in rows of a table. */
export function Tick({ children, ...rest }: Omit<CheckboxProps, "className" | "children"> & { readonly children?: ReactNode }) {
  return (
    <AriaCheckbox className="tick" {...rest}>
      <span className="tick-box" aria-hidden="true" />
      {children}
    </AriaCheckbox>
  );
}
