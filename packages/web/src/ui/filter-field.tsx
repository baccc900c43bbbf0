import type { Ref } from "react";
import { Input, SearchField } from "react-aria-components";
import "./filter-field.css";
import { Kbd } from "./kbd.tsx";

interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  readonly field: Ref<HTMLInputElement>;
  onChange(value: string): void;
}

/** Where a list is narrowed by typing; F leads to it. */
export function FilterField({ label, value, field, onChange }: FilterFieldProps) {
  return (
    <SearchField className="filter-field" aria-label={label} value={value} onChange={onChange}>
      <Input ref={field} placeholder={label} />
      <Kbd>F</Kbd>
    </SearchField>
  );
}
