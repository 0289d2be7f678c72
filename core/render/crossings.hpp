#pragma once

#include <graphviz/pathgeom.h>

/// For the sources of core/render that see Graphviz.
///
/// Graphviz leads a line around nodes by asking of pairs of corners whether they see each other:
/// for a diagram of 60 nodes it asks ten million times whether two segments touch. Its own
/// function of this name, in libpathplan, takes three quarters of the time of a whole question; a
/// program that has one too is asked instead, as with malloc. Where Graphviz is built so that it
/// asks nobody else, its own answers and all is as before, but slower.
extern "C" {
/// 1 where the segments a-b and c-d cross, or an end of the second lies within the first; else 0.
/// By the same rule as libpathplan's, so that lines run where they did.
int intersect(Ppoint_t a, Ppoint_t b, Ppoint_t c, Ppoint_t d);
}
