// A reading worker that prepares nothing: for a documents folder by itself.
import { serve } from "./serve.ts";

serve(null);
