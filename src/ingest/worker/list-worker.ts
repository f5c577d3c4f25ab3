import { serveListing } from "./serve-listing.ts";

serveListing();
