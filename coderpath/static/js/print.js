// A button that prints the page; without script there is none, and the browser’s own menu prints it.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => print());
