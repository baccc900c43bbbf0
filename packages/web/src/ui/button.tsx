import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components";
import "./button.css";
import { Kbd } from "./kbd.tsx";

export interface ButtonProps extends Omit<AriaProps, "className" | "style"> {
  /** quiet: without a frame, for bars and rows. */
  readonly look?: "plain" | "primary" | "quiet" | "chosen";
  readonly size?: "normal" | "small" | "large";
  /** The key that does the same, shown on the button. */
  readonly shortcut?: string | undefined;
  readonly className?: string;
  readonly title?: string;
}

export function Button({ look = "plain", size = "normal", shortcut, className = "", children, ...rest }: ButtonProps) {
  return (
    <AriaButton className={`btn ${look} ${size} ${className}`} {...rest}>
      {(values) => (
        <>
          {typeof children === "function" ? children(values) : children}
          {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
        </>
      )}
    </AriaButton>
  );
}
