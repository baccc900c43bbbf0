import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "react-router";
import { answerOf, api } from "../../api/client.ts";
import { Notice } from "../../ui/notice.tsx";

/** A link to a finding alone: goes to the document that it was seen in last. */
export default function FindingLinkPage() {
  const { findingId = "" } = useParams();
  const finding = useQuery({
    queryKey: ["finding", findingId],
    queryFn: () => answerOf(api.GET("/api/findings/{id}", { params: { path: { id: findingId } } })),
  });
  if (finding.data) return <Navigate to={`/documents/${finding.data.documentId}/findings/${finding.data.id}`} replace />;
  return <main id="main">{finding.error && <Notice error={finding.error} />}</main>;
}
