import "./plain.js";
import "interview-viewer";
