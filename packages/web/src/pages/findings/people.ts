import { useQuery } from "@tanstack/react-query";
import { useMay } from "../../api/account.tsx";
import { answerOf, api } from "../../api/client.ts";

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Names that people are called by, from the names that they sign in with. */
export function usePeople(): ReadonlyMap<string, string> {
  const enabled = useMay("decide");
  const { data } = useQuery({
    queryKey: ["people", "names"],
    queryFn: async () => new Map((await answerOf(api.GET("/api/people"))).items.map(({ name, displayName }) => [name, displayName])),
    enabled,
  });
  return data ?? NOBODY;
}
