import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";
import { isProblem } from "./api/problem.ts";
import { LanguageProvider } from "./i18n/language.tsx";
import { PAGES } from "./pages/pages.tsx";
import { NotFound, Shell } from "./shell/shell.tsx";
import "./styles/tokens.css";
import "./styles/base.css";

const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Only what may go away by itself is tried again.
      retry: (count, error) => count < 2 && (isProblem(error, "unreachable") || isProblem(error, "unavailable")),
      refetchOnWindowFocus: false,
    },
  },
  queryCache: new QueryCache({
    // A session that has ended shows the sign-in page, wherever it is noticed.
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== "me" && isProblem(error, "not-signed-in")) void client.resetQueries({ queryKey: ["me"] });
    },
  }),
});

const root = document.getElementById("root");
if (!root) throw new Error("index.html lacks its root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <BrowserRouter>
          <Routes>
            <Route element={<Shell />}>
              {PAGES.map(({ path, page: Page }) => (
                <Route key={path} path={path} element={<Page />} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
