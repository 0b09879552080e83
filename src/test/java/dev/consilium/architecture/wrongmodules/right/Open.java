package dev.consilium.architecture.wrongmodules.right;

/** What the module shows. */
public class Open {}
