import {lookAt, withFigures} from "./visit.ts";

lookAt((path) => !withFigures(path));
