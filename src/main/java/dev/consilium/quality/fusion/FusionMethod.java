package dev.consilium.quality.fusion;

/** How masks are made one; a changed definition is a new version. */
public enum FusionMethod {
    /** Voxels that more than half of the raters hold, or give one label. */
    MAJORITY("majority"),
    /** Warfield, Zou and Wells 2004. */
    STAPLE("staple"),
    /** Langerak and others 2010. */
    SIMPLE("simple"),
    /** Rohlfing and Maurer 2007. */
    SBA("sba");

    private final String id;

    FusionMethod(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public String definitionVersion() {
        return "1";
    }
}
