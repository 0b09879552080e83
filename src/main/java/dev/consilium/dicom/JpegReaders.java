package dev.consilium.dicom;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import java.util.Iterator;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;

/**
 * Makes the JPEG reader, which leaves what is not lossless to the one of the JDK. The two meet in a registry of their own, so that neither
 * the class loader nor what else is registered decides who decodes.
 */
final class JpegReaders {

    private static final String OF_THE_JDK = "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi";

    private JpegReaders() {}

    static ImageReaderSpi provider() {
        ServiceRegistry registry =
                new ServiceRegistry(List.<Class<?>>of(ImageReaderSpi.class).iterator());
        registry.registerServiceProvider(ofTheJdk(), ImageReaderSpi.class);
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        registry.registerServiceProvider(provider, ImageReaderSpi.class);
        return provider;
    }

    private static ImageReaderSpi ofTheJdk() {
        Iterator<ImageReaderSpi> known =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        while (known.hasNext()) {
            ImageReaderSpi provider = known.next();
            if (provider.getClass().getName().equals(OF_THE_JDK)) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java platform has no JPEG reader");
    }
}
