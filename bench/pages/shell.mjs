// The page around a script that fetches the interview: the browser requests script and interview at the same time.

export const shell = (page, data) => `<!doctype html>
<html lang="en" data-lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Interview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../${page}.css">
<link rel="preload" as="fetch" crossorigin id="data" href="${data}">
<script type="module" src="../${page}.js"></script>
<body><div class="wrap" id="app"></div>
`;
