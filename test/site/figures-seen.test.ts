import {lookAt, withFigures} from "./visit.ts";

lookAt(withFigures);
