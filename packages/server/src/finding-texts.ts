import { storedFinding } from "@gouji/reporters/review";
import type { ReviewItem } from "@gouji/review/schema";
import { z } from "@hono/zod-openapi";

const Both = z.object({ zh: z.string(), en: z.string() });
export const TextsShape = z
  .object({
    title: Both.openapi({ description: "of the rule" }),
    diagnosis: Both.optional().openapi({ description: "what probably happened" }),
    consequences: z.array(Both).openapi({ description: "of `finding.consequences`, in their order" }),
    doubt: Both.optional().openapi({ description: "what of the evidence was read with doubt" }),
    baseRate: Both.optional(),
  })
  .openapi("FindingTexts");

/** What a finding says beside its own sentence, which the list keeps as it was first shown. */
export function textsOf(item: Pick<ReviewItem, "finding" | "across">): z.infer<typeof TextsShape> {
  const [zh, en] = [storedFinding(item, "zh"), storedFinding(item, "en")];
  const both = (one: string | undefined, other: string | undefined) =>
    one === undefined || other === undefined ? undefined : { zh: one, en: other };
  const diagnosis = both(zh.diagnosis?.message, en.diagnosis?.message);
  const doubt = both(zh.doubt, en.doubt);
  const baseRate = both(zh.baseRate?.message, en.baseRate?.message);
  return {
    title: { zh: zh.title, en: en.title },
    ...(diagnosis ? { diagnosis } : {}),
    consequences: zh.consequences.map(({ message }, at) => ({ zh: message, en: en.consequences[at]?.message ?? message })),
    ...(doubt ? { doubt } : {}),
    ...(baseRate ? { baseRate } : {}),
  };
}
