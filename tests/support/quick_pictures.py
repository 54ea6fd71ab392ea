"""Pictures that are larger than need be and made in a tenth of the time."""

from PIL import AvifImagePlugin, Image, WebPImagePlugin


def encode_quickly():
    """Let Pillow take the least pains with AVIF and WebP, unless it is told otherwise."""

    def save_avif(image, file, name):
        image.encoderinfo.setdefault("speed", 10)
        AvifImagePlugin._save(image, file, name)

    def save_webp(image, file, name):
        image.encoderinfo.setdefault("method", 0)
        WebPImagePlugin._save(image, file, name)

    Image.register_save("AVIF", save_avif)
    Image.register_save("WEBP", save_webp)
