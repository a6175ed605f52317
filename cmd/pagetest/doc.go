// Package pagetest looks at the page in a real browser: `make page-test`. It is a
// module of its own, so that nothing else needs the browser's libraries.
package pagetest
