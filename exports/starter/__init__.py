"""A repository to begin with: the files of ``kientruc new``, for one province and the framework in force on a day."""
