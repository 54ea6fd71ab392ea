from django.apps import apps


def models_except(app_labels, labels):
    """Return the models that have tables of their own, those between two models included.

    Left out are those of the apps `app_labels`, and those named in `labels`
    (for instance "wagtailcore.Revision").
    """
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.app_label not in app_labels
        and model._meta.label not in labels
    ]
