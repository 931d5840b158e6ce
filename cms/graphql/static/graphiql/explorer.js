(function () {
  "use strict";
  const example = `# Initiativen in Nordrhein-Westfalen mit ihren Themen und Gebieten
{
  initiatives(filter: {land: ["DE-NW"]}, first: 5) {
    totalCount
    nodes {
      title
      path
      level
      topics { name }
      regions { name kind }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;
  const explorer = document.getElementById("explorer");
  const fetcher = GraphiQL.createFetcher({ url: explorer.dataset.endpoint });
  explorer.textContent = "";
  ReactDOM.createRoot(explorer).render(
    React.createElement(GraphiQL, { fetcher, defaultQuery: example, shouldPersistHeaders: false })
  );
})();
