// Runs before anything is drawn: says that scripts work, so that what needs them may show and the rest may step back.
document.documentElement.classList.add("js");
